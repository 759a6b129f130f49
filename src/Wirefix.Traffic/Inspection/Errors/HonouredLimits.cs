using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// Refusals by a limit of the service's own (429) that did what they are for: whoever was refused waited as long as he was told, and was
/// answered then. A caller is known by what he sends: the same request with the same headers.
/// </summary>
internal static class HonouredLimits
{
    private const int TooManyRequests = 429;

    // They differ from one call of a caller to the next.
    private static readonly string[] OfOneCall = ["trace", "traceparent", "tracestate", "traceid", "span", "request", "correlation", "sentry", "baggage"];

    /// <summary>Whether the failures of one status are such refusals, all of them.</summary>
    public static bool Explain(EndpointGroup group, IReadOnlyCollection<Exchange> errors)
    {
        if (group.Direction == Direction.Outbound || errors.Any(error => error.Response.Status != TooManyRequests || RetryAfter.Of(error.Response) is null))
            return false;
        var calls = group.Exchanges.ToLookup(AsSent, StringComparer.Ordinal);
        return errors.All(error => IsWaitedOut(error, calls[AsSent(error)]));
    }

    private static bool IsWaitedOut(Exchange error, IEnumerable<Exchange> bySameCaller) =>
        bySameCaller.Where(call => call.Start > error.Start).MinBy(call => call.Start) is { Response.Failed: false } next
        && Attempts.Gap(error, next) >= RetryAfter.Of(error.Response);

    private static string AsSent(Exchange exchange) => string.Join('\n', exchange.Request.Headers
        .Where(header => !PlaceWords.WordsOf(header.Name).Any(OfOneCall.Contains))
        .Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value}")
        .Order(StringComparer.Ordinal)
        .Prepend($"{exchange.Request.Method} {exchange.Request.Url} {exchange.Request.BodyText}"));
}
