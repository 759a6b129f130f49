namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>When failures began that were not there before.</summary>
/// <param name="At">The stamp of the first call that failed.</param>
/// <param name="PassedBefore">How many calls of the endpoint passed before it; none failed so.</param>
/// <param name="CallsSince">How many calls since then, itself included, passed or failed so.</param>
public sealed record Onset(DateTimeOffset At, int PassedBefore, int CallsSince);
