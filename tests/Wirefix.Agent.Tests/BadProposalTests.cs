using System.Diagnostics;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests;

/// <summary>Proposals that end or hang the process that runs them: neither is waited for without end, and the gate says what happened.</summary>
public sealed class BadProposalTests
{
    private const string OnlyInProduction = "if (System.Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Production\") ";

    [Theory(Explicit = true)]
    [InlineData("System.Environment.FailFast(\"no more\");", "it did not run")]
    [InlineData("await System.Threading.Tasks.Task.Delay(-1);", "it did not end within")]
    public Task In_the_tests(string statement, string why) => IsNotBelievedAsync(statement, "regression test", why);

    [Theory(Explicit = true)]
    [InlineData("System.Environment.FailFast(\"no more\");", "waited for its answer")]
    [InlineData("await System.Threading.Tasks.Task.Delay(-1);", "had no answer within 60 s")]
    public Task In_the_replay(string statement, string why) => IsNotBelievedAsync(OnlyInProduction + statement, "traffic", why);

    private static async Task IsNotBelievedAsync(string statement, string gate, string why)
    {
        using var tree = new SampleTree();
        var agent = new ScriptedAgent(async task => Begun(await ScriptedAgent.Builtin(task), statement));
        var began = Stopwatch.GetTimestamp();

        var result = await FixRun.RunAsync(
            new FixRequest(tree["Radar.sln"], new CaptureSource(tree["capture"]), tree["alert.json"], agent) { MostProposals = 1 },
            Quiet.Instance,
            TestContext.Current.CancellationToken);

        var last = result.Evidence.Gates[^1];
        Assert.Equal((gate, false), (last.Name, last.Passed));
        Assert.Contains(why, last.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath() + "wirefix-" + Environment.ProcessId, last.Evidence, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromMinutes(8));
    }

    /// <summary>The proposal, whose member begins with a statement.</summary>
    private static Proposal Begun(Proposal? proposal, string statement) => proposal! with
    {
        Edits = [.. proposal.Edits.Select(edit => edit is ReplaceMember member ? member with { Text = Begun(member.Text, statement) } : edit)],
    };

    private static string Begun(string member, string statement)
    {
        var body = member.IndexOf('{', StringComparison.Ordinal) + 1;
        return $"{member[..body]}\n        {statement}\n{member[body..]}";
    }
}
