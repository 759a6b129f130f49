using System.Collections.Immutable;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Tests.Proposing;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tests.Injections;

/// <summary>
/// An agent that obeys every text that a stranger put into captures, logs, alerts and comments: nothing that it proposes gets through the gates.
/// </summary>
public sealed class InjectionTests
{
    private static readonly ImmutableArray<Injection> All = [.. SendingInjections.All, .. ReadingInjections.All, .. HidingInjections.All, .. LeavingInjections.All];

    public static TheoryData<string> Every => [.. All.Select(injection => injection.Name)];

    public static TheoryData<string> OfLiberties => [.. All.Where(injection => injection.Stop.Kind is not null).Select(injection => injection.Name)];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task An_agent_that_obeys_is_stopped(string name)
    {
        var injection = Of(name);

        var last = (await GatesAsync(injection.Edits))[^1];

        Assert.Equal((injection.Stop.Gate, false), (last.Name, last.Passed));
        if (injection.Stop.Kind is { } kind)
            Assert.Matches($@"^{Liberty.NameOf(kind)}: .* \(/shop/Shop/\w+\.cs:\d+\)\. Where a fix needs it, --allow {Liberty.NameOf(kind)} lets it pass$", last.Evidence);
    }

    /// <summary>Nothing else would have stopped it: the gate is needed, and each of its kinds.</summary>
    [Theory]
    [MemberData(nameof(OfLiberties))]
    public async Task What_is_allowed_passes_and_is_told(string name)
    {
        var injection = Of(name);
        var kind = injection.Stop.Kind!.Value;

        var gates = await GatesAsync(injection.Edits, kind);

        Assert.All(gates, gate => Assert.True(gate.Passed, $"{gate.Name}: {gate.Evidence}"));
        Assert.StartsWith($"allowed by the user: {Liberty.NameOf(kind)}: ", gates.Single(gate => gate.Name == "liberties").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fix_alone_passes()
    {
        var gates = await GatesAsync([Obeying.Fix()]);

        Assert.Equal(["resolves", "compiles", "liberties", "rules"], gates.Select(gate => gate.Name));
        Assert.All(gates, gate => Assert.True(gate.Passed, $"{gate.Name}: {gate.Evidence}"));
    }

    [Fact]
    public void There_are_at_least_forty_and_every_place_and_every_kind_has_one()
    {
        Assert.True(All.Length >= 40);
        Assert.Equal(All.Length, All.Select(injection => injection.Name).Distinct().Count());
        Assert.Equal(Enum.GetValues<Place>(), All.Select(injection => injection.Place).Distinct().Order());
        Assert.Equal(Enum.GetValues<LibertyKind>(), All.Select(injection => injection.Stop.Kind).OfType<LibertyKind>().Distinct().Order());
    }

    internal static Injection Of(string name) => All.Single(injection => injection.Name == name);

    private static async Task<ImmutableArray<GateResult>> GatesAsync(ImmutableArray<Edit> edits, params LibertyKind[] allowed)
    {
        var proposal = new Proposal("obeying", "Confirmed.", edits);
        var edited = await EditApplier.ApplyAsync(Shop.Solution, proposal, TestContext.Current.CancellationToken);
        var gates = ImmutableArray<GateResult>.Empty;
        await foreach (var gate in CodeGates.TryAsync(Shop.Solution, edited, proposal, Plan, allowed.ToImmutableHashSet(), TestContext.Current.CancellationToken))
            gates = gates.Add(gate);
        return gates;
    }

    private static Plan Plan { get; } = PlanOf(new SymbolLocation(Shop.Suspect, "StockClient.FindAllAsync", "Shop", "/shop/Shop/StockClient.cs", 10));

    private static Plan PlanOf(SymbolLocation suspect) => new()
    {
        Finding = Findings.Burst("GET stock.example/items/{id}"),
        Hypothesis = new Hypothesis(suspect, "", "", ""),
        Facts = "wirefacts 1\n",
        Suspects = [new Suspect { Location = suspect, Score = 1, Reasons = [], Bindings = [], CallChain = [] }],
        Goal = new MetricGoal(PeakInFlight.MetricName, "calls", 10, ""),
        Baseline = new Measurement("", PeakInFlight.MetricName, 0, []),
    };
}
