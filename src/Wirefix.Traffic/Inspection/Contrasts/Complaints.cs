using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>What refusals say of the request, where the request itself shows whether it is so.</summary>
internal static class Complaints
{
    private static readonly ImmutableArray<string> OfBrokenJson =
        ["valid json", "invalid json", "malformed", "unexpected end", "could not parse", "cannot parse", "parse error", "not well-formed"];

    /// <summary>Whether each of the calls was refused for broken JSON although the JSON that was sent is whole.</summary>
    public static bool AreFalse(IReadOnlyList<Exchange> refused) => refused.All(IsFalse);

    private static bool IsFalse(Exchange exchange) =>
        exchange.Response.Status is 400 or 422
        && OfBrokenJson.Any(words => exchange.Response.BodyText.Contains(words, StringComparison.OrdinalIgnoreCase))
        && JsonText.IsWhole(exchange.Request.Body.Span);
}
