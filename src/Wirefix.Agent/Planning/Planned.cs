using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Regression;
using Wirefix.Replay;

namespace Wirefix.Agent.Planning;

/// <summary>A plan with what is needed to carry it out, or the reason why there is none.</summary>
/// <param name="Plan">The plan; null where the fault was not reproduced before a measurement.</param>
/// <param name="Harness">The harness; null where there is no plan.</param>
/// <param name="Service">The service's project in the working copy; null where there is no plan.</param>
/// <param name="Regression">The regression test, built but not yet run; null where there is no plan.</param>
/// <param name="Refusal">Why nothing is proposed; null where a fix is worth proposing.</param>
internal sealed record Planned(Plan? Plan, Harness? Harness, Project? Service, RegressionRun? Regression, string? Refusal)
{
    /// <summary>Settings that the service gets in the place of its own; the harness holds them without secrets.</summary>
    public ConfigurationOverrides Overrides { get; init; } = ConfigurationOverrides.None;

    /// <summary>Where the fault shows to those outside through other services, all of them; null where it shows at the service itself.</summary>
    public WholeChain? Chain { get; init; }

    /// <summary>What of the solution did not load, one sentence each.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
