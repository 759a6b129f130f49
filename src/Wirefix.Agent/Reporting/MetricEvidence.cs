namespace Wirefix.Agent.Reporting;

/// <summary>A metric before and after.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Target">The largest value that counts as fixed.</param>
/// <param name="TargetReason">Where the target comes from.</param>
/// <param name="Baseline">Before the fix.</param>
/// <param name="Confirmation">After the fix; null where no proposal came that far.</param>
public sealed record MetricEvidence(
    string Name, string Unit, double Target, string TargetReason, MeasurementEvidence Baseline, MeasurementEvidence? Confirmation)
{
    /// <summary>
    /// The chance that the runs before and after fall apart so though nothing changed (Fisher's exact test, one-sided); null without a
    /// confirmation.
    /// </summary>
    public double? Chance { get; init; }
}
