using Wirefix.Agent.Gating;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Agent.Tests;

/// <summary>
/// A local function for one item, in other names, one layer further down. The built-in proposal is believed, and the
/// ones before it are not.
/// </summary>
public sealed class LocalFunctionTests(LocalFunctionTests.Fixture run) : ConfirmedTests(run), IClassFixture<LocalFunctionTests.Fixture>
{
    private const string FanOut = "Task.WhenAll(ids.Select(OneAsync))";

    public sealed class Fixture : ReshapedRun
    {
        public Fixture()
            : this(new ScriptedAgent(
                ScriptedAgent.Replace("Names a symbol that nobody declares.", "M:Harbor.Api.Nobody.Knows(System.String)", "void Knows(string it) { }"),
                ScriptedAgent.Rewrite("Waits for fifty at a time.", Chunked),
                ScriptedAgent.Builtin))
        {
        }

        private Fixture(ScriptedAgent agent)
            : base(Reshaping.LocalFunction(), agent) => Agent = agent;

        internal ScriptedAgent Agent { get; }

        private static string Chunked(string member)
        {
            Assert.Contains(FanOut, member, StringComparison.Ordinal);
            return member.Replace($"var parcels = await {FanOut};", """
                var parcels = new List<ManifestParcel?>();
                foreach (var chunk in ids.Chunk(50))
                {
                    parcels.AddRange(await Task.WhenAll(chunk.Select(OneAsync)));
                }
                """, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_symbol_that_nobody_declares_is_not_confirmed()
    {
        var gate = Assert.Single(run.Agent.Tasks[1].Attempts[0].Gates);

        Assert.Equal(("resolves", Verdict.NotConfirmed), (gate.Name, gate.Verdict));
        Assert.Contains("M:Harbor.Api.Nobody.Knows", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_above_the_target_is_not_confirmed()
    {
        var attempt = run.Agent.Tasks[2].Attempts[1];
        var failed = attempt.Gates[^1];

        Assert.Equal("Waits for fifty at a time.", attempt.Proposal.Summary);
        Assert.Equal(Verdict.NotConfirmed, failed.Verdict);
        Assert.All(attempt.Gates.SkipLast(1), gate => Assert.True(gate.Passed, gate.Evidence));
    }

    [Fact]
    public void Proposals_that_did_not_hold_stand_in_the_evidence() => Assert.Collection(
        run.Result.Evidence.EarlierProposals,
        first => Assert.StartsWith("Names a symbol that nobody declares. Gate 'resolves':", first, StringComparison.Ordinal),
        second => Assert.StartsWith("Waits for fifty at a time. Gate '", second, StringComparison.Ordinal));
}
