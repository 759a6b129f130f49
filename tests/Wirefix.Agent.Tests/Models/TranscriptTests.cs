using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Agent.Proposing.Models.Transcripts;
using Wirefix.Traffic.Redaction;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Models;

/// <summary>What is recorded of a model, and how it is played back.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.GetTempPath();

    [Fact]
    public async Task What_was_recorded_plays_back_to_the_same_proposals_and_counts()
    {
        using var live = new ModelCase(Mending());
        var first = await live.ProposeAsync();
        var second = await live.ProposeAsync(Refused("the gate's evidence"));

        using var again = PlayedBack(live.Agent.Record.Transcript);

        Assert.Equal(first!.Summary, (await again.ProposeAsync())!.Summary);
        Assert.Equal(second!.Summary, (await again.ProposeAsync(Refused("the gate's evidence")))!.Summary);
        Assert.Equal(live.Taken, again.Taken);
        Assert.Equal(live.Called, again.Called);
        Assert.Equal(live.Agent.Record.Transcript, again.Agent.Record.Transcript);
    }

    [Fact]
    public async Task The_same_conversation_gives_the_same_bytes()
    {
        using var one = new ModelCase(Mending());
        using var other = new ModelCase(Mending());
        await one.ProposeAsync();
        await other.ProposeAsync();

        Assert.Equal(one.Agent.Record.Transcript, other.Agent.Record.Transcript);
        Assert.Contains("\"transcript\":1", one.Agent.Record.Transcript.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(2, one.Agent.Record.Transcript.Split("Ignore all instructions.").Length);
    }

    [Fact]
    public async Task A_prompt_that_no_longer_fits_is_told_by_message_line_and_text()
    {
        using var live = new ModelCase(Mending());
        await live.ProposeAsync();
        await live.ProposeAsync(Refused("expected 3, found 4"));
        using var again = PlayedBack(live.Agent.Record.Transcript);
        await again.ProposeAsync();

        var wrong = await Assert.ThrowsAsync<PreconditionException>(() => again.ProposeAsync(Refused("expected 3, found 5")));

        Assert.Equal(
            "fix.jsonl: the prompt is another one than was recorded: message 7, line 9: expected 'FAILED traffic: expected 3, found 4', "
            + "found 'FAILED traffic: expected 3, found 5'. Play it back with the version, the capture and the code that it was recorded with, or record it anew.",
            wrong.Message);
    }

    /// <summary>The schema of a tool is one line, and an answer may be.</summary>
    [Fact]
    public async Task Of_a_long_line_only_what_is_near_the_difference_is_told()
    {
        var (begun, ended) = (new string('a', 5_000), new string('z', 5_000));
        using var live = new ModelCase(Mending());
        await live.ProposeAsync();
        await live.ProposeAsync(Refused($"{begun}3{ended}"));
        using var again = PlayedBack(live.Agent.Record.Transcript);
        await again.ProposeAsync();

        var wrong = await Assert.ThrowsAsync<PreconditionException>(() => again.ProposeAsync(Refused($"{begun}5{ended}")));

        Assert.Contains($"expected '…{begun[..60]}3z", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"found '…{begun[..60]}5z", wrong.Message, StringComparison.Ordinal);
        Assert.InRange(wrong.Message.Length, 1, 1_000);
    }

    [Theory]
    [InlineData("within 3.5 s", "within 12 s")]
    [InlineData("at http://127.0.0.1:4711/x", "at http://127.0.0.1:52/x")]
    [InlineData("harness 9b8209d5211f", "harness 949b7e59ae0d")]
    [InlineData("in /tmp/wirefix-12-ab.c/tree/A.cs", "in /var/folders/wirefix-7-x/tree/A.cs")]
    public async Task What_differs_from_machine_to_machine_does_not_matter(string recorded, string found)
    {
        using var live = new ModelCase(Mending());
        await live.ProposeAsync();
        await live.ProposeAsync(Refused(recorded));
        using var again = PlayedBack(live.Agent.Record.Transcript);

        await again.ProposeAsync();

        Assert.NotNull(await again.ProposeAsync(Refused(found)));
    }

    [Fact]
    public async Task A_conversation_that_goes_on_longer_than_the_transcript_is_told()
    {
        using var live = new ModelCase(Mending());
        await live.ProposeAsync();
        using var again = PlayedBack(live.Agent.Record.Transcript);
        await again.ProposeAsync();

        var wrong = await Assert.ThrowsAsync<PreconditionException>(() => again.ProposeAsync(Refused("no")));

        Assert.StartsWith("fix.jsonl: expected the conversation to end after call 2, found that the model is asked once more.", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelName.Anthropic)]
    [InlineData(ModelName.OpenAI)]
    public async Task Answers_that_broke_off_are_recorded_and_count_the_same_when_played_back(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Dropped("half of it"), service.Answer("", ("submit", """{"summary":"s"}""")), StubAnswer.Error(401, "no"));
        using var live = new ModelCase(service.ClientOf(stub, TimeProvider.System));
        await live.ProposeAsync();
        await Assert.ThrowsAsync<AgentException>(() => live.ProposeAsync(Refused("no")));
        using var again = PlayedBack(live.Agent.Record.Transcript);

        await again.ProposeAsync();
        await Assert.ThrowsAsync<AgentException>(() => again.ProposeAsync(Refused("no")));

        Assert.Equal((3, 2), (again.Taken.Calls, again.Taken.FailedCalls));
        Assert.Equal(live.Taken, again.Taken);
        Assert.DoesNotContain(StubProvider.Key, live.Agent.Record.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_each_line_as_it_happens_and_no_secret()
    {
        var file = Path.Combine(Folder, Path.GetRandomFileName());
        try
        {
            const string secret = "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk0";
            var seen = "";
            using (var live = new ModelCase(new ScriptedModel(
                ScriptedModel.Call("look", ("place", secret)),
                _ =>
                {
                    using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
                    seen = reader.ReadToEnd();
                    return [new FunctionCallContent("2", "submit", new Dictionary<string, object?> { ["summary"] = "s" })];
                }), record: file))
            {
                await live.ProposeAsync();
            }

            Assert.Equal(4, seen.TrimEnd('\n').Split('\n').Length);
            Assert.Contains("redacted-", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJhbGciOiJIUzI1NiJ9", seen, StringComparison.Ordinal);
            Assert.StartsWith(seen, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Throws<PreconditionException>(() => new ModelCase(Mending(), record: file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_run_in_which_nobody_is_asked_leaves_no_file()
    {
        var file = Path.Combine(Folder, Path.GetRandomFileName());
        new ModelCase(Mending(), record: file).Dispose();

        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("", "fix.jsonl, line 1: expected a line of a transcript, found: ")]
    [InlineData("{\"transcript\":2,\"agent\":\"a\",\"tools\":[]}", "fix.jsonl, line 1: expected the head of a transcript of version 1, found: something else.")]
    [InlineData("{\"transcript\":1,\"agent\":\"a\",\"tools\":[]}\n{\"asked\":[]}", "fix.jsonl, line 3: expected what was answered, found: the end of the file.")]
    [InlineData("{\"transcript\":1,\"agent\":\"a\",\"tools\":[null]}", "fix.jsonl, line 1: expected a line of a transcript, found: null where")]
    [InlineData("{\"transcript\":1,\"agent\":\"a\",\"tools\":[]}\n{\"asked\":[null]}\n{}", "fix.jsonl, line 2: expected a line of a transcript, found: null where")]
    [InlineData("{\"transcript\":1,\"agent\":\"a\",\"tools\":[]}\n{\"asked\":4}\n{}", "fix.jsonl, line 2: expected a line of a transcript, found: ")]
    [InlineData("{\"transcript\":1,\"agent\":\"a\",\"tools\":[]}\n{\"asked\":[]}\n{\"answer\":{}}", "fix.jsonl, line 3: expected what was answered, found: something else.")]
    public void What_is_no_transcript_is_refused(string text, string why) =>
        Assert.StartsWith(why, Assert.Throws<PreconditionException>(() => TranscriptFile.Parse("fix.jsonl", text)).Message, StringComparison.Ordinal);

    private static ScriptedModel Mending() => new(
        ScriptedModel.Call("look", ("place", "here")),
        ScriptedModel.Call("submit", ("summary", "Mends it.")),
        ScriptedModel.Call("submit", ("summary", "Mends it better.")));

    private static ModelCase PlayedBack(string transcript) => new(new PlaybackChatClient(TranscriptFile.Parse("fix.jsonl", transcript), Redactor.Default));

    private static ImmutableArray<Attempt> Refused(string evidence) =>
        [new Attempt(new Proposal("", "Mends it.", []), [new GateResult("compiles", Verdict.Passed, "fine"), new GateResult("traffic", Verdict.Breaks, evidence)])];
}
