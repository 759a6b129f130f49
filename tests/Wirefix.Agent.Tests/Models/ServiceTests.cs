using System.Globalization;
using System.Text.Json;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Tests.Models;

/// <summary>Both adapters against a service that fails in every way: a right result or a clear end, and every token counted.</summary>
public sealed class ServiceTests
{
    private readonly ImpatientClock _clock = new();

    public static TheoryData<string> Providers { get; } = [ModelName.Anthropic, ModelName.OpenAI];

    [Theory, MemberData(nameof(Providers))]
    public async Task A_proposal_comes_by_calls_of_tools(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(
            service.Answer("Let me look.", ("look", """{"place":"here"}""")),
            service.Answer("", ("submit", """{"summary":"Mends it."}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        var proposal = await model.ProposeAsync();

        Assert.Equal(("openai:m", "Mends it."), (proposal!.Agent, proposal.Summary));
        Assert.Equal(["look(here)", "submit(Mends it.)"], model.Called);
        Assert.Equal((2, 0, 2), (model.Taken.Calls, model.Taken.FailedCalls, model.Taken.ToolCalls));
        Assert.Equal(service.Usage + service.Usage, model.Taken.Tokens);
        Assert.Equal(ModelCase.Price.CostOf(service.Usage) * 2, model.Taken.Cost);
        Assert.Empty(_clock.Waits);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_a_tool_answers_arrives_as_it_is_and_not_as_quoted_json(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Answer("", ("look", """{"place":"here"}""")), service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        await model.ProposeAsync();

        Assert.Contains("\"what stands at here, \\u0022quoted\\u0022\"", JsonSerializer.Serialize(stub.Requests[1]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Ten_parallel_calls_are_all_answered_in_order(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(
            service.Answer("", [.. Enumerable.Range(0, 10).Select(place => ("look", $$"""{"place":"{{place.ToString(CultureInfo.InvariantCulture)}}"}"""))]),
            service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        await model.ProposeAsync();

        Assert.Equal([.. Enumerable.Range(0, 10).Select(place => $"look({place})"), "submit(s)"], model.Called);
        var second = JsonSerializer.Serialize(stub.Requests[1]);
        Assert.All(Enumerable.Range(0, 10), place => Assert.Contains($"what stands at {place},", second, StringComparison.Ordinal));
        Assert.Equal(11, model.Taken.ToolCalls);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_limit_is_waited_for_as_long_as_the_service_asks(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(
            StubAnswer.Error(429, "slow down", ("Retry-After", "7")),
            StubAnswer.Error(429, "slow down", ("Retry-After", "Thu, 01 Jan 2026 00:00:30 GMT")),
            StubAnswer.Error(500, "oops"),
            service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.NotNull(await model.ProposeAsync());

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(4)], _clock.Waits);
        Assert.Equal(service.Usage, model.Taken.Tokens);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_service_that_stays_down_is_given_up(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(StubAnswer.Error(500, $"no {StubProvider.Key}"));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        var failure = await model.FailureAsync();

        Assert.Matches("^127.0.0.1:[0-9]+ answered 500 \\(`no \\$(ANTHROPIC|OPENAI)_API_KEY`\\); it was asked 5 times$", failure);
        Assert.Equal(5, stub.Requests.Length);
        Assert.Equal((1, 1, TokenUsage.None), (model.Taken.Calls, model.Taken.FailedCalls, model.Taken.Tokens));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_service_that_asks_for_an_hour_is_not_waited_for(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(StubAnswer.Error(429, "no more today", ("Retry-After", "3600")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.EndsWith("answered 429 (`no more today`); it asks for 3600 s of patience, and no more than 120 s are waited", await model.FailureAsync(), StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_wrong_key_is_said_at_once(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(StubAnswer.Error(401, "invalid key"));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.EndsWith("answered 401 (`invalid key`)", await model.FailureAsync(), StringComparison.Ordinal);
        Assert.Single(stub.Requests);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stream_that_drops_is_asked_for_again_and_its_tokens_count(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(
            service.Dropped("half of a long answer"), service.Short("half of a long answer"), service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.NotNull(await model.ProposeAsync());

        Assert.Equal((3, 2), (model.Taken.Calls, model.Taken.FailedCalls));
        var lost = model.Taken.Tokens - service.Usage;
        Assert.InRange(model.Taken.EstimatedTokens, 4, lost.Total);
        Assert.InRange(lost.Fresh + lost.CacheRead + lost.CacheWrite, 200, 2_000);
        Assert.InRange(lost.Output, 6, 40);
        Assert.Single(model.Called);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_stream_that_always_drops_has_an_end(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Dropped("half"));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Matches("^the model's answer (broke off|ended before it was whole).*; it was asked 3 times$", await model.FailureAsync());
        Assert.Equal((3, 3), (model.Taken.Calls, model.Taken.FailedCalls));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_that_is_no_json_has_an_end(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(StubAnswer.Events("event: message_start\ndata: {\"type\":\"message_start\",\n\n"));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Matches("^the model's answer broke off: .*; it was asked 3 times$", await model.FailureAsync());
        Assert.InRange(model.Taken.EstimatedTokens, 300, 5_000);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_service_that_says_nothing_is_left_when_the_time_is_over(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(StubAnswer.Silence);
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Equal("the model did not propose within the 1 s that it had left in round 1", await model.FailureAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal((1, 1), (model.Taken.Calls, model.Taken.FailedCalls));
        Assert.InRange(model.Taken.EstimatedTokens, 100, 2_000);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_refusal_ends_the_run(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Refusal("I cannot help with that."));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Equal("the model refuses the task; its last words: `I cannot help with that.`", await model.FailureAsync());
        Assert.Equal(service.Usage, model.Taken.Tokens);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_that_was_cut_off_is_gone_on_with(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Cut("I will now"), service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.NotNull(await model.ProposeAsync());
        Assert.Contains("cut off", JsonSerializer.Serialize(stub.Requests[1]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_unknown_tool_is_told_once_and_ends_the_run_then(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Answer("", ("shell", """{"line":"ls"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Equal("the model called the tool 'shell', which does not exist, after it was told which ones do", await model.FailureAsync());
        Assert.Contains("there is no tool 'shell'; there are look, submit.", stub.Requests[1].GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, stub.Requests.Length);
    }

    [Theory]
    [InlineData(ModelName.Anthropic, """{"place":""")]
    [InlineData(ModelName.OpenAI, """{"place":""")]
    [InlineData(ModelName.Anthropic, """{"where":"here"}""")]
    [InlineData(ModelName.OpenAI, """{"where":"here"}""")]
    [InlineData(ModelName.OpenAI, "[1]")]
    public async Task Arguments_that_do_not_fit_are_answered(string provider, string arguments)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Answer("", ("look", arguments)), service.Answer("", ("submit", """{"summary":"s"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.NotNull(await model.ProposeAsync());
        Assert.Contains("Error: ", JsonSerializer.Serialize(stub.Requests[1]), StringComparison.Ordinal);
        Assert.Equal(["submit(s)"], model.Called);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Endless_calls_of_tools_have_an_end(string provider)
    {
        var service = StubProvider.Of(provider);
        using var stub = new ModelStub(service.Answer("", ("look", """{"place":"here"}""")));
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Equal("the model was called 40 times in round 1 and submitted no proposal", await model.FailureAsync());
        Assert.Equal((40, 40), (model.Taken.Calls, model.Taken.ToolCalls));
        Assert.Equal(service.Usage.Total * 40, model.Taken.Tokens.Total);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_service_that_is_not_there_is_said_to_be_so(string provider)
    {
        var service = StubProvider.Of(provider);
        var stub = new ModelStub(StubAnswer.Silence);
        stub.Dispose();
        using var model = new ModelCase(service.ClientOf(stub, _clock));

        Assert.Matches("^127.0.0.1:[0-9]+ cannot be reached: .*; it was asked 5 times$", await model.FailureAsync());
    }
}
