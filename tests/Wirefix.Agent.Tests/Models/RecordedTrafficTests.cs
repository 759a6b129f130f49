using System.Text.Json;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Cli.Tests;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Tests.Models;

/// <summary>Both adapters against what the services themselves answered once, as others recorded it. The recordings stay where they are.</summary>
public sealed class RecordedTrafficTests
{
    private static readonly ChatMessage[] Question = [new ChatMessage(ChatRole.User, "What was asked is in the recording.")];

    private static readonly AIFunction[] Weather =
    [
        AIFunctionFactory.Create((string location) => location, "get_weather", "Get weather at the given location"),
        AIFunctionFactory.Create((string location) => location, "get_live_weather", "Get weather at the given location"),
    ];

    [Fact]
    public async Task A_message_of_Anthropic()
    {
        var (response, _) = await WholeAsync("anthropic/message.jsonl");

        Assert.StartsWith("Here's a function to call the Anthropic API using their TypeScript SDK in Node.js:", response.Text, StringComparison.Ordinal);
        Assert.EndsWith("export default callAnthropicAPI;\n", response.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(new TokenUsage(35, 0, 0, 352), TokenUsage.Of(response.Usage!));
    }

    [Fact]
    public async Task A_stream_of_Anthropic_whose_last_count_leaves_the_prompt_out()
    {
        var response = await StreamedAsync("anthropic/message-streaming.jsonl");

        Assert.StartsWith("Here's a function that uses the Anthropic TypeScript SDK to call the messages API in Node.js:", response.Text, StringComparison.Ordinal);
        Assert.EndsWith("export default callAnthropicAPI;\n", response.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(new TokenUsage(32, 0, 0, 369), TokenUsage.Of(response.Usage!));
    }

    [Fact]
    public async Task A_completion_of_OpenAI()
    {
        var (response, request) = await WholeAsync("openai/chat-completion.jsonl");

        Assert.Equal("Whispers of the wind,  \nLeaves dance in the golden light,  \nAutumn's gentle sigh.", response.Text);
        Assert.Equal((ChatFinishReason.Stop, "gpt-4o-2024-08-06"), (response.FinishReason!.Value, response.ModelId));
        Assert.Equal(new TokenUsage(12, 0, 0, 22), TokenUsage.Of(response.Usage!));
        Assert.Equal("user", request.GetProperty("messages")[0].GetProperty("role").GetString());
    }

    [Fact]
    public async Task A_call_of_a_tool_of_OpenAI_and_what_follows_it()
    {
        var (called, _) = await WholeAsync("openai/chat-completion-tool-calling.jsonl");

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(called.Messages[0].Contents));
        Assert.Equal(("call_CMnXb62aSAZlGHk84XZl3tzg", "get_weather", "New York City"), (call.CallId, call.Name, call.Arguments!["location"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, called.FinishReason);
        Assert.Equal(new TokenUsage(53, 0, 0, 17), TokenUsage.Of(called.Usage!));

        ChatMessage[] conversation = [Question[0], called.Messages[0], new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, "Sunny, 25°C")])];
        var (answered, request) = await WholeAsync("openai/chat-completion-tool-calling.jsonl", 1, conversation);

        Assert.Equal("The weather in New York City is currently sunny with a temperature of 25°C.", answered.Text);
        Assert.Equal(new TokenUsage(82, 0, 0, 19), TokenUsage.Of(answered.Usage!));
        AssertSame(RecordedRequest("openai/chat-completion-tool-calling.jsonl", 1).GetProperty("messages")[1], request.GetProperty("messages")[1]);
        Assert.Equal("Sunny, 25°C", request.GetProperty("messages")[2].GetProperty("content").GetString());
    }

    [Fact]
    public async Task A_stream_of_OpenAI_with_three_calls_at_once()
    {
        var response = await StreamedAsync("openai/chat-completion-accumulating.jsonl");

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToArray();
        Assert.Equal(["Athens, Greece", "Thessaloniki, Greece", "Heraklion, Greece"], calls.Select(call => call.Arguments!["location"]!.ToString()));
        Assert.All(calls, call => Assert.Equal("get_live_weather", call.Name));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Null(response.Usage);
    }

    [Fact]
    public async Task A_structured_output_of_OpenAI()
    {
        var recorded = RecordedRequest("openai/structured-outputs.jsonl", 0).GetProperty("response_format").GetProperty("json_schema");
        var format = ChatResponseFormat.ForJsonSchema(
            recorded.GetProperty("schema"), recorded.GetProperty("name").GetString(), recorded.GetProperty("description").GetString());
        var (response, request) = await WholeAsync("openai/structured-outputs.jsonl", options: new ChatOptions { ResponseFormat = format });

        using var computer = JsonDocument.Parse(response.Text);
        Assert.Equal("Ferranti Mark I", computer.RootElement.GetProperty("full_name").GetString());
        Assert.Equal(1951, computer.RootElement.GetProperty("origin").GetProperty("year_of_construction").GetInt32());
        Assert.Equal(new TokenUsage(169, 0, 0, 144), TokenUsage.Of(response.Usage!));
        AssertSame(recorded, request.GetProperty("response_format").GetProperty("json_schema"));
    }

    private static async Task<(ChatResponse Response, JsonElement Request)> WholeAsync(
        string file, int pair = 0, ChatMessage[]? messages = null, ChatOptions? options = null)
    {
        using var stub = new ModelStub(Recorded(file, pair));
        using var client = ClientOf(file, stub);
        var response = await client.GetResponseAsync(
            messages ?? Question, options ?? new ChatOptions { Tools = [.. Weather] }, TestContext.Current.CancellationToken);
        return (response, stub.Requests[0]);
    }

    private static async Task<ChatResponse> StreamedAsync(string file)
    {
        using var stub = new ModelStub(Recorded(file, 0));
        using var client = ClientOf(file, stub);
        return await client.GetStreamingResponseAsync(Question, new ChatOptions { Tools = [.. Weather] }, TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);
    }

    private static IChatClient ClientOf(string file, ModelStub stub) => StubProvider.Of(file.Split('/')[0]).ClientOf(stub, TimeProvider.System);

    private static StubAnswer Recorded(string file, int pair)
    {
        var response = Exchange(file, pair).Response;
        return new StubAnswer(response.BodyText) { Status = response.Status, ContentType = response.HeaderValue("Content-Type")! };
    }

    private static JsonElement RecordedRequest(string file, int pair)
    {
        using var body = JsonDocument.Parse(Exchange(file, pair).Request.BodyText);
        return body.RootElement.Clone();
    }

    private static Traffic.Exchange Exchange(string file, int pair)
    {
        var source = new CaptureSource(Path.Combine(SharedCaptures.Folder("proxymock-examples_Apache-2.0"), file)) { Redactor = Redactor.None };
        return CaptureReader.Read(source, TestContext.Current.CancellationToken).Snapshot.Exchanges[pair];
    }

    private static void AssertSame(JsonElement expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(expected, actual), $"expected {expected.GetRawText()}, found {actual.GetRawText()}");
}
