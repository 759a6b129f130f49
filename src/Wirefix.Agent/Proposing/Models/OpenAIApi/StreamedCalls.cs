using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Wirefix.Agent.Proposing.Models.OpenAIApi;

/// <summary>The calls of tools in a streamed answer, which come in pieces: a name first, its arguments bit by bit, those of parallel calls in turns.</summary>
internal sealed class StreamedCalls
{
    private readonly SortedDictionary<int, Call> _calls = [];

    /// <summary>Adds what an update holds of them.</summary>
    public void Add(IEnumerable<StreamingChatToolCallUpdate> updates)
    {
        foreach (var update in updates)
        {
            if (!_calls.TryGetValue(update.Index, out var call))
                _calls[update.Index] = call = new Call();
            call.Id ??= update.ToolCallId;
            call.Name ??= update.FunctionName;
            if (update.FunctionArgumentsUpdate is { } arguments)
                call.Arguments.Append(arguments.ToMemory().IsEmpty ? "" : arguments.ToString());
        }
    }

    /// <summary>The whole calls, in order; after that there are none.</summary>
    public List<AIContent> Take()
    {
        var named = _calls.Values.Where(call => call.Name is not null);
        List<AIContent> calls = [.. named.Select(call => OpenAIAnswer.CallOf(call.Id ?? "", call.Name!, call.Arguments.ToString()))];
        _calls.Clear();
        return calls;
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
