namespace Wirefix.Traffic.Inspection;

/// <summary>Looks for one kind of pattern in a scene. A detector holds no state, and is silent where it cannot tell.</summary>
internal interface IDetector
{
    /// <summary>The findings of its kind, in any order; none on healthy traffic.</summary>
    IEnumerable<Finding> Find(Scene scene);
}
