namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Looks for one kind of pattern in a scene. Several detectors look at the same time: none holds any state, and each is silent where it cannot
/// tell.
/// </summary>
internal interface IDetector
{
    /// <summary>The findings of its kind, in any order; none on healthy traffic.</summary>
    IEnumerable<Finding> Find(Scene scene);

    /// <summary>
    /// Whether its findings say what came before, or together with, what. They are not made of exchanges whose clocks do not agree; others hold
    /// against each other what traces join, whatever the time.
    /// </summary>
    bool ComparesTimes => false;
}
