using Wirefix.Agent.Gating;
using Wirefix.Agent.Tests.Mutants;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Tests;

/// <summary>Proposals that change nothing, do not compile, or reach the metric by doing less. None of them is believed.</summary>
public sealed class UnbelievedTests(UnbelievedTests.Fixture run) : IClassFixture<UnbelievedTests.Fixture>
{
    private const string FanOut = "ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken))";

    public sealed class Fixture : IAsyncLifetime
    {
        public SampleTree Tree { get; } = new();

        public FixResult Result { get; private set; } = null!;

        internal ScriptedAgent Agent { get; } = new(
            ScriptedAgent.Rewrite("Changes nothing.", member => member),
            ScriptedAgent.Rewrite("Does not compile.", member => member.Replace(FanOut, "ids.NoSuchMethod()", StringComparison.Ordinal)),
            new Mutant("Changes a test.",
                new Swap("Radar.Tests/ContactMatcherTests.cs", "public sealed class ContactMatcherTests", "public class ContactMatcherTests")).ProposeAsync,
            ScriptedAgent.Rewrite("Changes nothing again.", member => member),
            ScriptedAgent.Rewrite("Leaves messages out.", DroppingMessages),
            ScriptedAgent.Rewrite("Comes too late.", DroppingMessages));

        public async ValueTask InitializeAsync() => Result = await FixRun.RunAsync(
            new FixRequest(Tree["Radar.sln"], new CaptureSource(Tree["capture"]), Tree["alert.json"], Agent), Quiet.Instance, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync()
        {
            Tree.Dispose();
            return ValueTask.CompletedTask;
        }

        private static string DroppingMessages(string member)
        {
            Assert.Contains(FanOut, member, StringComparison.Ordinal);
            return member.Replace("ids.Select(", "ids.Take(10).Select(", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_proposal_that_changes_nothing_is_not_confirmed()
    {
        var gate = Assert.Single(run.Agent.Tasks[1].Attempts[0].Gates);

        Assert.Equal(("resolves", Verdict.NotConfirmed, "the proposal changes nothing"), (gate.Name, gate.Verdict, gate.Evidence));
    }

    [Fact]
    public void A_proposal_that_does_not_compile_is_rejected()
    {
        var gate = run.Agent.Tasks[2].Attempts[1].Gates[^1];

        Assert.Equal(("compiles", Verdict.Breaks), (gate.Name, gate.Verdict));
        Assert.Contains("CS1061", gate.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("src/Radar.Api/Sync/MessageFetcher.cs(", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_changes_a_test_is_not_confirmed()
    {
        var gate = Assert.Single(run.Agent.Tasks[3].Attempts[2].Gates);

        Assert.Equal(("resolves", Verdict.NotConfirmed), (gate.Name, gate.Verdict));
        Assert.Contains("ContactMatcherTests.cs of Radar.Tests", gate.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_drops_messages_to_reach_the_metric_is_rejected()
    {
        var evidence = run.Result.Evidence;

        Assert.Equal(Outcome.Rejected, evidence.Outcome);
        Assert.Equal("Leaves messages out.", evidence.Proposal);
        Assert.False(evidence.Gates[^1].Passed);
        Assert.All(evidence.Gates.SkipLast(1), gate => Assert.True(gate.Passed, gate.Evidence));
    }

    [Fact]
    public void Nothing_can_be_applied() => Assert.Empty(run.Result.Changes);

    [Fact]
    public void Five_proposals_are_enough() => Assert.Equal(5, run.Agent.Tasks.Count);
}
