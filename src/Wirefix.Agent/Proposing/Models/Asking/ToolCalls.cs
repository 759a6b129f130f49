using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Tools;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models.Asking;

/// <summary>Carries out what a model calls, one after the other, and answers each call, also one that cannot be carried out.</summary>
internal sealed class ToolCalls(IReadOnlyList<AIFunction> functions, Redactor redactor)
{
    private const int MostAtOnce = 32;
    private bool _askedForUnknown;

    /// <summary>The answers to the calls of one message, in order.</summary>
    /// <exception cref="AgentException">The model calls a tool that does not exist, and was told so before.</exception>
    public async Task<ChatMessage> AnswerAsync(IReadOnlyList<FunctionCallContent> calls, CancellationToken cancellationToken)
    {
        var unknown = calls.FirstOrDefault(call => FunctionOf(call) is null);
        if (unknown is not null && _askedForUnknown)
            throw new AgentException($"the model called the tool '{unknown.Name}', which does not exist, after it was told which ones do");
        _askedForUnknown |= unknown is not null;
        var results = new List<AIContent>();
        foreach (var call in calls)
            results.Add(results.Count < MostAtOnce ? await AnswerAsync(call, cancellationToken).ConfigureAwait(false) : Error(call, TooMany));
        return new ChatMessage(ChatRole.Tool, results);
    }

    private static string TooMany => string.Create(CultureInfo.InvariantCulture, $"not carried out: {MostAtOnce} calls in one answer are the most.");

    private async Task<FunctionResultContent> AnswerAsync(FunctionCallContent call, CancellationToken cancellationToken)
    {
        if (FunctionOf(call) is not { } function)
            return Error(call, $"there is no tool '{call.Name}'; there are {string.Join(", ", functions.Select(each => each.Name))}.");
        if (call.Exception is { } malformed)
            return Error(call, $"the arguments are no JSON object: {(malformed.InnerException ?? malformed).Message}");
        try
        {
            var result = await function.InvokeAsync(new AIFunctionArguments(call.Arguments), cancellationToken).ConfigureAwait(false);
            var text = redactor.Redact(TextOf(result));
            return text.StartsWith(ToolFunction.ErrorMark, StringComparison.Ordinal) ? Error(call, text[ToolFunction.ErrorMark.Length..]) : new FunctionResultContent(call.CallId, text);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Arguments that do not fit, or a tool that cannot do what it is told: the model can try otherwise.
            return Error(call, redactor.Redact(exception.Message));
        }
    }

    private AIFunction? FunctionOf(FunctionCallContent call) => functions.FirstOrDefault(function => function.Name == call.Name);

    private static FunctionResultContent Error(FunctionCallContent call, string why) =>
        new(call.CallId, ToolFunction.ErrorMark + why) { Exception = new InvalidOperationException(why) };

    // A function's text arrives as JSON; a provider's package would send it in quotes.
    private static string TextOf(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions),
    };
}
