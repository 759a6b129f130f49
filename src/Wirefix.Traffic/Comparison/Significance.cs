namespace Wirefix.Traffic.Comparison;

/// <summary>How likely a difference at least this large is by chance alone.</summary>
/// <param name="PValue">The two-sided p-value, from 0 to 1.</param>
/// <param name="Test">The test's name.</param>
public sealed record Significance(double PValue, string Test)
{
    /// <summary>Below this a change is more than noise.</summary>
    public const double Level = 0.01;
}
