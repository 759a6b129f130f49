namespace Wirefix.Agent.Reporting;

/// <summary>How long one step took.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record StepTiming(string Step, double Seconds);
