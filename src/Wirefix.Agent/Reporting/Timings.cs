using System.Collections.Immutable;

namespace Wirefix.Agent.Reporting;

/// <summary>Where the time of a run went, in seconds.</summary>
/// <param name="PlanSeconds">From the capture to the measured baseline.</param>
/// <param name="FixSeconds">From the baseline to the last gate.</param>
/// <param name="TotalSeconds">All of it.</param>
/// <param name="Steps">Each step by name, in order.</param>
public sealed record Timings(double PlanSeconds, double FixSeconds, double TotalSeconds, ImmutableArray<StepTiming> Steps);
