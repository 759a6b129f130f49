using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Concurrency;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Races;

/// <summary>What can be told of a URL from the expression that makes it.</summary>
internal static class RequestUrl
{
    private const string Unknown = "{}";

    /// <summary>The outbound endpoint that calls of a method to a URL went to; null where the facts know none.</summary>
    public static EndpointFacts? Endpoint(WireFacts facts, string method, IOperation url, MemberBody body)
    {
        if (facts.Endpoints.Count == 0)
            return null;

        var text = Text(url, body);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var start = scheme >= 0 ? text.IndexOf('/', scheme + 3) : 0;
        if (start < 0)
            return null;

        var isWhole = scheme >= 0 || text.StartsWith("/", StringComparison.Ordinal);
        var segments = text.Substring(start).Split('/').Select(segment => segment.Contains(Unknown) ? "{id}" : segment);
        var path = PathTemplate.Parse(string.Join("/", segments));
        return facts.Endpoints.FirstOrDefault(endpoint => endpoint.Direction == FactDirection.Out
            && endpoint.Endpoint.Method == method && IsAt(endpoint.Endpoint.Path, path, isWhole));
    }

    /// <summary>Whether a path is the seen one, or its end where a base address may stand in front.</summary>
    private static bool IsAt(PathTemplate seen, PathTemplate path, bool isWhole)
    {
        var skipped = isWhole ? 0 : Math.Max(0, seen.Segments.Count - path.Segments.Count);
        var end = PathTemplate.Parse(string.Join("/", seen.Segments.Skip(skipped)));
        return end.Overlaps(path) && end.LiteralMatches(path) > 0;
    }

    private static string Text(IOperation url, MemberBody body) => url.Unwrapped() switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(part =>
            part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string text } } ? text : Unknown)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Text(sum.LeftOperand, body) + Text(sum.RightOperand, body),
        ILocalReferenceOperation local when body.OnlyValue(local.Local)?.Unwrapped() is { } value and not ILocalReferenceOperation => Text(value, body),
        _ => Unknown,
    };
}
