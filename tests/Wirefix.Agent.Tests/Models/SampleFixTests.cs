using Wirefix.Agent.Context;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Agent.Proposing.Models.Asking;
using Wirefix.Agent.Proposing.Models.Transcripts;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Cli.Tests;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Tests.Models;

/// <summary>
/// Whole fixes by the loop of a model, played back from transcripts: proposals that gates send back, then one that is confirmed. The model that was
/// recorded is a script (<see cref="SampleModels"/>). All but Radar are played by CI alone; what makes the transcripts anew after a prompt was changed is
/// run by hand.
/// </summary>
public sealed class SampleFixTests(ITestOutputHelper output)
{
    private const int MostTokens = 8_000;

    [Fact]
    public Task Radar_is_mended_after_a_proposal_that_does_not_compile_and_one_that_changes_a_test() => IsMendedAsync("Radar", "compiles", "resolves");

    [Theory(Explicit = true)]
    [Trait("Run", "Long")]
    [InlineData("Checkout", "regression test")]
    [InlineData("Files", "regression test")]
    [InlineData("Orders", "regression test")]
    public Task A_sample_is_mended_after_a_proposal_that_hides_the_fault(string sample, string gate) => IsMendedAsync(sample, gate);

    [Theory(Explicit = true)]
    [InlineData("Radar")]
    [InlineData("Checkout")]
    [InlineData("Files")]
    [InlineData("Orders")]
    public async Task The_transcript_is_made_anew(string sample)
    {
        using var tree = new SampleTree(sample);
        File.Delete(TranscriptOf(sample));
        var setup = new ModelSetup("scripted", ModelTools.Of, Redactor.Default) { TranscriptFile = TranscriptOf(sample) };
        using var agent = new ModelAgent(SampleModels.Of(sample), setup);

        var result = await FixAsync(tree, sample, agent);

        Assert.True(result.Evidence.Outcome == Outcome.Confirmed, result.Evidence.Reason);
    }

    [Fact]
    public void Rules_task_and_tools_for_Radar_take_less_than_8000_tokens_and_the_fix_six_calls_at_most()
    {
        var transcript = TranscriptFile.Read(TranscriptOf("Radar"));
        var messages = transcript.Calls[0].Asked.Sum(message => TokenCount.Of(message.ToJsonString(TranscriptJson.Options)));
        var tools = transcript.Tools.Sum(tool => TokenCount.Of(tool.ToJsonString(TranscriptJson.Options)));

        output.WriteLine($"Rules and task {messages} tokens, {transcript.Tools.Length} tools {tools} tokens, {transcript.Calls.Length} calls of the model.");
        Assert.InRange(messages + tools, 1_000, MostTokens);
        Assert.InRange(transcript.Tools.Length, 1, 10);
        Assert.InRange(transcript.Calls.Length, 1, 6);
    }

    private async Task IsMendedAsync(string sample, params string[] refusing)
    {
        using var tree = new SampleTree(sample);
        var before = tree.Digests();
        using var agent = ModelAgents.PlayedBack(TranscriptOf(sample), new ModelOrder(), Redactor.Default);

        var result = await FixAsync(tree, sample, agent);

        var evidence = result.Evidence;
        output.WriteLine(evidence.Model?.ToString() ?? "");
        Assert.True(evidence.Outcome == Outcome.Confirmed, evidence.Reason);
        Assert.Equal("scripted", evidence.Agent);
        Assert.Equal(refusing, evidence.Rounds.SkipLast(1).Select(round => round.Gates[^1].Name));
        Assert.Equal(evidence.Model, evidence.Rounds.Select(round => round.Model!).Aggregate((sum, taken) => sum + taken));
        Assert.Equal(TranscriptFile.Read(TranscriptOf(sample)).Calls.Length, evidence.Model!.Calls);
        Assert.Equal(agent.Record.Transcript, File.ReadAllText(Path.Combine(result.RunFolder, evidence.Transcript!)));
        Assert.DoesNotContain(tree.Path, agent.Record.Transcript, StringComparison.Ordinal);
        Assert.Equal(before, tree.Digests());
    }

    private static Task<FixResult> FixAsync(SampleTree tree, string sample, IAgent agent) => FixRun.RunAsync(
        new FixRequest(tree[$"{sample}.sln"], new CaptureSource(tree["capture"]), tree["alert.json"], agent),
        Quiet.Instance,
        TestContext.Current.CancellationToken);

    private static string TranscriptOf(string sample) =>
        Path.Combine(RepositoryRoot.Path, "tests", "Wirefix.Agent.Tests", "Models", "Transcripts", $"{sample}.jsonl");
}
