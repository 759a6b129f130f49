using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Framing;

/// <summary>Tells which answers are streams: by what the wire showed, or by what the code asks for.</summary>
internal static class StreamMedia
{
    private const string Events = "text/event-stream";

    // What code that asks for events has to name: the header or the type of its values.
    private static readonly string[] Asking = ["Accept", "accept", "MediaTypeWithQuality"];

    private static readonly string[] Types =
    [
        Events, "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/json-seq",
        "application/stream+json",
        "multipart/x-mixed-replace",
    ];

    /// <summary>
    /// Whether all successful answers of an endpoint are of a stream's media type. Lines whose length was known in advance are a file.
    /// </summary>
    public static bool IsOf(EndpointFacts seen) => TypeOf(seen) is not null;

    /// <summary>Why the answer to a call is a stream, in words that end a message; null where nothing tells that it is.</summary>
    public static string? Reason(IInvocationOperation call, MemberBody body, WireFacts facts)
    {
        if (!facts.IsEmpty && OutboundRequest.Of(call, body) is { } request
            && ObservedCalls.Of(request, facts, IsOf) is { } seen)
            return $"; the wire had {TypeOf(seen)} in all {Answers(seen).Sum(answer => answer.Count)} answers of {seen.Endpoint}";

        return body.Operations.Any(AsksForEvents)
            && body.Operations.OfType<IInvocationOperation>().Count(other => HttpCalls.Is(other.TargetMethod)) == 1
            ? $"; it asks for {Events}"
            : null;
    }

    /// <summary>Whether the member around a call may ask for events, by its text: it names the header, or a value of it.</summary>
    public static bool MayAsk(SyntaxNode call) =>
        WordSearch.HasAny(call.SyntaxTree, Asking, CancellationToken.None)
        && EnclosingMember.Of(call).DescendantTokens().Any(token => Asking.Any(word => token.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static string? TypeOf(EndpointFacts seen)
    {
        var answers = Answers(seen);
        return answers.Length == 0 ? null : Types.FirstOrDefault(type =>
            Array.TrueForAll(answers, answer => answer.Count > 0 && answer.MediaTypes.TryGetValue(type, out var count) && count >= answer.Count)
            && (type == Events || !Array.TrueForAll(answers, answer => answer.Always("content-length"))));
    }

    private static MessageFacts[] Answers(EndpointFacts seen) =>
        [.. seen.Succeeded(FactSide.Response).Where(answer => answer.Status is >= 200 and not 204 and < 300)];

    private static bool AsksForEvents(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type.Name: "MediaTypeWithQualityHeaderValue" } value =>
            value.Arguments.Length > 0 && IsEvents(value.Arguments[0].Value),
        IInvocationOperation { TargetMethod.Name: "ParseAdd" or "TryParseAdd", Instance: IPropertyReferenceOperation target } add =>
            target.Property.Name == "Accept" && IsEvents(add.Arguments[0].Value),
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAddWithoutValidation", Arguments.Length: 2 } add =>
            add.Arguments[0].Value.ConstantValue.Value is string name && name.Equals("Accept", StringComparison.OrdinalIgnoreCase)
            && IsEvents(add.Arguments[1].Value),
        _ => false,
    };

    private static bool IsEvents(IOperation value) =>
        value.ConstantValue.Value is string text && text.Equals(Events, StringComparison.OrdinalIgnoreCase);
}
