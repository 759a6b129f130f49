using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Context;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Testing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Agent.Tools;
using Wirefix.Replay;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Tests.Tools;

/// <summary>Each tool on a sample whose code is loaded once; nothing is stood up.</summary>
public sealed class ToolTests(ToolTests.Opened opened) : IClassFixture<ToolTests.Opened>
{
    private const string Fetcher = "MessageFetcher.FetchPageAsync";
    private const string Gathered = "var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));";

    [Fact]
    public async Task Findings_are_listed_and_told_one_by_one()
    {
        var list = await AnswerAsync("findings");
        Assert.StartsWith("2 findings in 202 exchanges.", list, StringComparison.Ordinal);
        Assert.Contains("```text\n1. 28 × 429 from gmail.googleapis.com", list, StringComparison.Ordinal);
        Assert.Contains("response status: 429 | 200", await AnswerAsync("findings", ("number", 1)), StringComparison.Ordinal);
        Assert.Equal("Error: there is no finding 9; expected 1 to 2.", await AnswerAsync("findings", ("number", 9)));
    }

    [Fact]
    public async Task An_exchange_is_shown_in_a_fence_and_gone_on_in()
    {
        var id = opened.Session.Observation.RankedFindings()[0].ExchangeIds[0];
        var shown = await AnswerAsync("exchange", ("id", id));
        Assert.Contains("```http\nGET http", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer ya29", shown, StringComparison.Ordinal);
        Assert.StartsWith("Error: the capture has no exchange 'none'", await AnswerAsync("exchange", ("id", "none")), StringComparison.Ordinal);
        Assert.Equal("Error: from expects 0 at least.", await AnswerAsync("exchange", ("id", id), ("from", -1)));
    }

    [Fact]
    public async Task A_symbol_is_found_by_its_name_in_code_by_its_name_on_the_wire_and_nearly()
    {
        Assert.Contains("M:Radar.Api.Sync.MessageFetcher.FetchPageAsync(", await AnswerAsync("find_symbol", ("name", "FetchPageAsync")), StringComparison.Ordinal);
        Assert.Contains("src/Radar.Mail/Resources/MessageListResource.cs:4 Member", await AnswerAsync("find_symbol", ("name", "nextPageToken")), StringComparison.Ordinal);
        Assert.StartsWith("Nothing is called 'FetchPageAsink'. Like it are:", await AnswerAsync("find_symbol", ("name", "FetchPageAsink")), StringComparison.Ordinal);
        Assert.StartsWith("Error: nothing in the code is called 'Zebra'", await AnswerAsync("find_symbol", ("name", "Zebra")), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(opened.Session.Home, ".wirefix")), "the index is of the copy");
    }

    [Fact]
    public async Task A_symbol_is_read_with_its_lines()
    {
        var code = await AnswerAsync("read_symbol", ("symbol", Fetcher));
        Assert.StartsWith("src/Radar.Api/Sync/MessageFetcher.cs. Edits name it `M:Radar.Api.Sync.MessageFetcher.FetchPageAsync(", code, StringComparison.Ordinal);
        Assert.Contains("  13          " + Gathered, code, StringComparison.Ordinal);
        Assert.StartsWith("Error: 'FetchPageAsync' can mean 2 symbols: ", await AnswerAsync("read_symbol", ("symbol", "FetchPageAsync")), StringComparison.Ordinal);
        Assert.StartsWith($"Error: '{Fetcher}' ends before line 999", await AnswerAsync("read_symbol", ("symbol", Fetcher), ("from", 999)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_call_chain_leads_from_the_route_to_the_call()
    {
        var chain = await AnswerAsync("call_chain");
        Assert.Contains("SyncEndpoints.SyncAsync (src/Radar.Api/Endpoints/SyncEndpoints.cs:16): entry", chain, StringComparison.Ordinal);
        Assert.Equal(chain, await AnswerAsync("call_chain", ("symbol", "MailClient.GetMessageAsync")));
        Assert.StartsWith("Error: no call chain of a finding passes through", await AnswerAsync("call_chain", ("symbol", "Touch")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_are_listed_with_their_lines()
    {
        var used = await AnswerAsync("references", ("symbol", "IMessageFetcher.FetchPageAsync"));
        Assert.Contains("src/Radar.Api/Sync/SyncService.cs:27: var messages = await fetcher.FetchPageAsync(", used, StringComparison.Ordinal);
        Assert.Equal("Error: skip expects 0 to 3, found 4.", await AnswerAsync("references", ("symbol", "IMessageFetcher.FetchPageAsync"), ("skip", 4)));
    }

    [Fact]
    public async Task Edits_are_compiled_and_only_the_difference_is_told()
    {
        Assert.Contains("error CS0103: The name 'Nothing' does not exist", await TriedAsync("var messages = new[] { Nothing };"), StringComparison.Ordinal);
        Assert.StartsWith("The edits compile: no new error or warning", await TriedAsync(Gathered.Replace("messages =", "messages = /* all */", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("has no statements that read 'x();'", await AnswerAsync("try_edits", ("edits", Edits("replace_statements", Fetcher, "", "x();"))), StringComparison.Ordinal);
        Assert.StartsWith("Error: 'delete' is no kind of edit; expected replace_member,", await AnswerAsync("try_edits", ("edits", Edits("delete", Fetcher, null, null))), StringComparison.Ordinal);
        Assert.Contains($"an edit of '{Fetcher}' needs 'kind'", await AnswerAsync("try_edits", ("edits", Edits(" ", Fetcher, null, null))), StringComparison.Ordinal);
        Assert.Contains($"the edit rename of '{Fetcher}' needs 'text'", await AnswerAsync("try_edits", ("edits", Edits("rename", Fetcher, null, null))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_are_told_in_the_words_of_the_schema()
    {
        var edit = JsonSerializer.SerializeToElement(new[] { new { kind = "remove_member", symbol = Fetcher, lines = 3 } });

        var unknown = await AnswerAsync("try_edits", ("edits", edit));
        var other = await AnswerAsync("try_edits", ("edits", JsonSerializer.SerializeToElement("all")));

        var number = await AnswerAsync("findings", ("number", JsonSerializer.SerializeToElement("first")));

        Assert.StartsWith("Error: the arguments of findings do not fit its schema: number: a value of another kind", number, StringComparison.Ordinal);
        Assert.Equal("Error: the arguments of try_edits do not fit its schema: edits: an unknown 'lines' at $[0].lines, line 1; expected edits, patch.", unknown);
        Assert.Equal("Error: the arguments of try_edits do not fit its schema: edits: a value of another kind at $[0], line 1; expected edits, patch.", other);
    }

    /// <summary>As models often write it.</summary>
    [Fact]
    public async Task One_value_is_a_list_of_one()
    {
        var edit = Edits("remove_member", "Nobody", null, null)[0];

        Assert.StartsWith("Error: the edits do not resolve: ", await AnswerAsync("try_edits", ("edits", edit)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unified_diff_is_taken_for_edits_wherever_it_says_its_lines_are()
    {
        const string patch = """
            --- a/src/Radar.Api/Sync/MessageFetcher.cs
            +++ b/src/Radar.Api/Sync/MessageFetcher.cs
            @@ -3,3 +3,3 @@

            -        return [.. messages.OfType<MailMessage>()];
            +        return [.. messages.OfType<Parcel>()];
                 }
            """;

        Assert.Contains("error CS0246: The type or namespace name 'Parcel'", await AnswerAsync("try_edits", ("patch", patch)), StringComparison.Ordinal);
        Assert.Contains("has no place for hunk 1", await AnswerAsync("try_edits", ("patch", patch.Replace("OfType<MailMessage>", "OfType<X>", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("is no C# source", await AnswerAsync("try_edits", ("patch", patch.Replace("MessageFetcher.cs", "MessageFetcher.txt", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("patch changes nothing", await AnswerAsync("try_edits", ("patch", "replace it")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_tried_in_one_session_is_not_submitted_in_another()
    {
        using var other = await OpenedAsync();
        var draft = new Draft();
        var tried = await draft.ReadAsync(opened.Session, [new EditArgument("remove_member", Fetcher)], null, TestContext.Current.CancellationToken);

        Assert.Same(tried, await draft.ReadAsync(opened.Session, null, null, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ToolException>(() => draft.ReadAsync(other, null, null, TestContext.Current.CancellationToken));
    }

    /// <summary>As where an agent opens another session between two steps of a call.</summary>
    [Fact]
    public async Task Who_waits_for_a_session_that_is_ended_is_told_so()
    {
        var session = await OpenedAsync();
        var home = session.Home;
        using var stopped = new CancellationTokenSource();
        var running = session.CodeAsync(stopped.Token);
        var ending = session.EndAsync();
        var waiting = session.SuspectsAsync(TestContext.Current.CancellationToken);
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await ending;
        Assert.Contains("the session was replaced", (await Assert.ThrowsAsync<ToolException>(() => waiting)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ToolException>(() => session.CodeAsync(TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public void What_a_test_wrote_of_a_secret_is_told_as_its_token()
    {
        var overrides = ConfigurationOverrides.Parse(["Mail:ApiKey=hunter2-hunter2"], Redactor.Default);
        var wrote = new TestOutcome("Tests.Sends(key: hunter2-hunter2)", "Tests", "Failed", "expected 200, found 401 with hunter2-hunter2");

        var told = new TestResults([wrote], [wrote]).WithoutSecrets(overrides);

        Assert.All([.. told.Own, .. told.Others], outcome => Assert.DoesNotContain("hunter2", outcome.ToString(), StringComparison.Ordinal));
        Assert.StartsWith("expected 200, found 401 with ", told.Own[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_tests")]
    [InlineData("submit")]
    public async Task What_is_judged_by_a_number_needs_the_number_first(string tool) => Assert.Equal(
        "Error: a fix is judged by the number that the fault moves; call reproduce() first.",
        await AnswerAsync(tool, tool == "submit" ? [("summary", "Mends it.")] : []));

    [Fact]
    public async Task A_wrong_argument_is_told_with_those_that_there_are()
    {
        Assert.Equal("Error: read_symbol has no argument 'name'; expected symbol, from.", await AnswerAsync("read_symbol", ("name", "x")));
        Assert.Contains("; expected id, from.", await AnswerAsync("exchange"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tools_and_the_context_of_the_sample_take_less_than_8000_tokens()
    {
        var tools = opened.Tools.Sum(tool => TokenCount.Of($"{tool.Name}{tool.Description}{tool.JsonSchema}"));
        var request = new ContextRequest(opened.Tree["Radar.sln"], new CaptureSource(opened.Tree["capture"]), opened.Tree["alert.json"], ContextRun.DefaultSections, ContextRun.DefaultBudget);
        var pack = await ContextRun.RunAsync(request, Quiet.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(10, opened.Tools.Length);
        Assert.True(tools + pack.Tokens < 8_000, string.Create(CultureInfo.InvariantCulture, $"tools {tools}, context {pack.Tokens}"));
    }

    private Task<FixSession> OpenedAsync() => FixSession.OpenAsync(
        opened.Session.Request, "scripted", Quiet.Instance, TestContext.Current.CancellationToken);

    private Task<string> TriedAsync(string statement) => AnswerAsync("try_edits", ("edits", Edits("replace_statements", Fetcher, statement, Gathered)));

    private static JsonElement Edits(string kind, string symbol, string? text, string? old) => JsonSerializer.SerializeToElement(new[] { new { kind, symbol, text, old } });

    private async Task<string> AnswerAsync(string tool, params (string Name, object? Value)[] arguments) => (string)(await opened.Tools.Single(each => each.Name == tool)
        .InvokeAsync(new AIFunctionArguments(arguments.ToDictionary(argument => argument.Name, argument => argument.Value)), TestContext.Current.CancellationToken))!;

    public sealed class Opened : IAsyncLifetime
    {
        private FixSession? _session;

        internal SampleTree Tree { get; } = new();

        internal FixSession Session => _session!;

        internal AIFunction[] Tools { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            var request = new SessionRequest(Tree["Radar.sln"], new CaptureSource(Tree["capture"]), Tree["alert.json"]);
            _session = await FixSession.OpenAsync(request, "scripted", Quiet.Instance, CancellationToken.None);
            Tools = [.. AgentTools.Of(new GivenSession(_session), new TurnSubmission(), "apply")];
        }

        public ValueTask DisposeAsync()
        {
            _session?.Dispose();
            Tree.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
