using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Load;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Inspection.Errors;

/// <summary>
/// Refusals by a limit of the service's own (429) that did what they are for: whoever was refused waited as long as he was told, and was
/// answered then. A caller is known by what he sends: the same request, or at least the same headers to the same path.
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
        var callers = group.Exchanges.ToLookup(CallerOf, StringComparer.Ordinal);
        return errors.All(error => IsWaitedOut(error, calls[AsSent(error)]) || IsWaitedOut(error, callers[CallerOf(error)]));
    }

    private static bool IsWaitedOut(Exchange error, IEnumerable<Exchange> bySameCaller) =>
        bySameCaller.Where(call => call.Start > error.Start).MinBy(call => call.Start) is { Response.Failed: false } next
        && Attempts.Gap(error, next) >= RetryAfter.Of(error.Response);

    private static string AsSent(Exchange exchange) => $"{CallerOf(exchange)}\n{exchange.Request.Url} {exchange.Request.BodyText}";

    // What is sent after the wait may be another part of what there is to send.
    private static string CallerOf(Exchange exchange) => string.Join('\n', exchange.Request.Headers
        .Where(header => !PlaceWords.WordsOf(header.Name).Any(OfOneCall.Contains) && !header.Name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))
        .Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value}")
        .Order(StringComparer.Ordinal)
        .Prepend($"{exchange.Request.Method} {exchange.Request.Url.AbsolutePath}"));
}
