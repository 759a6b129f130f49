using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Tests.Models;

/// <summary>How a provider's service answers on the wire, and the client that is to understand it.</summary>
internal abstract class StubProvider
{
    public const string Key = "key-4711-of-the-test";

    public static StubProvider Of(string name) => name == ModelName.Anthropic ? new AnthropicStub() : new OpenAIStub();

    /// <summary>The tokens that each whole answer of the stub tells.</summary>
    public abstract TokenUsage Usage { get; }

    /// <summary>A whole answer, as a stream.</summary>
    public StubAnswer Answer(string text, params (string Name, string Arguments)[] calls) =>
        StubAnswer.Events(Stream(text, calls, calls.Length > 0 ? Calls : Stop));

    /// <summary>An answer that the service ended over what it may not say.</summary>
    public StubAnswer Refusal(string text) => StubAnswer.Events(Stream(text, [], Filtered));

    /// <summary>An answer that was cut off where it reached its limit.</summary>
    public StubAnswer Cut(string text) => StubAnswer.Events(Stream(text, [], Length));

    /// <summary>A whole answer's beginning; then the connection breaks.</summary>
    public StubAnswer Dropped(string text)
    {
        var whole = Stream(text, [], Stop);
        return StubAnswer.Events(whole[..whole.IndexOf(End, StringComparison.Ordinal)]) with { Drops = true };
    }

    /// <summary>The same, but the stream ends as if it were whole.</summary>
    public StubAnswer Short(string text) => Dropped(text) with { Drops = false };

    /// <summary>The client for a stub.</summary>
    public IChatClient ClientOf(ModelStub stub, TimeProvider clock) =>
        new ModelClients(name => VariableOf(name, stub), Redactor.Default, clock).Create(NameOf(stub));

    protected abstract string End { get; }

    protected abstract string Stop { get; }

    protected abstract string Calls { get; }

    protected abstract string Length { get; }

    protected abstract string Filtered { get; }

    protected abstract ModelName NameOf(ModelStub stub);

    protected abstract string? VariableOf(string name, ModelStub stub);

    protected abstract string Stream(string text, (string Name, string Arguments)[] calls, string finish);

    protected static string Json(string text) => JsonSerializer.Serialize(text);

    private sealed class OpenAIStub : StubProvider
    {
        public override TokenUsage Usage => new(100, 50, 0, 7);

        protected override string End => "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},";

        protected override string Stop => "stop";

        protected override string Calls => "tool_calls";

        protected override string Length => "length";

        protected override string Filtered => "content_filter";

        protected override ModelName NameOf(ModelStub stub) => ModelName.Parse($"openai:m@{stub.Address}v1")!;

        protected override string? VariableOf(string name, ModelStub stub) => name == ModelClients.OpenAIKey ? Key : null;

        protected override string Stream(string text, (string Name, string Arguments)[] calls, string finish)
        {
            var builder = new StringBuilder();
            foreach (var part in text.Chunk(4))
                Chunk(builder, $$"""[{"index":0,"delta":{"role":"assistant","content":{{Json(new string(part))}}},"finish_reason":null}]""");
            foreach (var (index, call) in calls.Index())
            {
                Chunk(builder, $$$"""[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"id":"call_{{{index}}}","type":"function","function":{"name":{{{Json(call.Name)}}},"arguments":""}}]},"finish_reason":null}]""");
                foreach (var part in call.Arguments.Chunk(5))
                    Chunk(builder, $$$"""[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{Json(new string(part))}}}}}]},"finish_reason":null}]""");
            }

            Chunk(builder, $$"""[{"index":0,"delta":{},"finish_reason":"{{finish}}"}]""");
            Chunk(builder, "[]", ""","usage":{"prompt_tokens":150,"completion_tokens":7,"total_tokens":157,"prompt_tokens_details":{"cached_tokens":50}}""");
            return builder.Append("data: [DONE]\n\n").ToString();
        }

        private static void Chunk(StringBuilder builder, string choices, string more = "") =>
            builder.Append($$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":{{choices}}{{more}}}""").Append("\n\n");
    }

    private sealed class AnthropicStub : StubProvider
    {
        public override TokenUsage Usage => new(100, 30, 20, 7);

        protected override string End => "event: message_delta";

        protected override string Stop => "end_turn";

        protected override string Calls => "tool_use";

        protected override string Length => "max_tokens";

        protected override string Filtered => "refusal";

        protected override ModelName NameOf(ModelStub stub) => ModelName.Parse("anthropic:m")!;

        protected override string? VariableOf(string name, ModelStub stub) => name == ModelClients.AnthropicKey ? Key : stub.Address.AbsoluteUri;

        protected override string Stream(string text, (string Name, string Arguments)[] calls, string finish)
        {
            var builder = new StringBuilder();
            Event(builder, "message_start", """ "message":{"id":"m","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":100,"cache_creation_input_tokens":20,"cache_read_input_tokens":30,"output_tokens":1}}""");
            Event(builder, "content_block_start", """ "index":0,"content_block":{"type":"text","text":""}""");
            foreach (var part in text.Chunk(9))
                Event(builder, "content_block_delta", $$$""" "index":0,"delta":{"type":"text_delta","text":{{{Json(new string(part))}}}}""");
            Event(builder, "content_block_stop", """ "index":0""");
            foreach (var (index, call) in calls.Index())
            {
                Event(builder, "content_block_start", $$$""" "index":{{{index + 1}}},"content_block":{"type":"tool_use","id":"call_{{{index}}}","name":{{{Json(call.Name)}}},"input":{}}""");
                foreach (var part in call.Arguments.Chunk(5))
                    Event(builder, "content_block_delta", $$$""" "index":{{{index + 1}}},"delta":{"type":"input_json_delta","partial_json":{{{Json(new string(part))}}}}""");
                Event(builder, "content_block_stop", $$""" "index":{{index + 1}}""");
            }

            Event(builder, "message_delta", $$""" "delta":{"stop_reason":"{{finish}}","stop_sequence":null},"usage":{"output_tokens":7}""");
            Event(builder, "message_stop", "");
            return builder.ToString();
        }

        private static void Event(StringBuilder builder, string type, string more) =>
            builder.Append($$"""event: {{type}}{{"\n"}}data: {"type":"{{type}}"{{(more.Length > 0 ? "," : "")}}{{more}}}""").Append("\n\n");
    }
}
