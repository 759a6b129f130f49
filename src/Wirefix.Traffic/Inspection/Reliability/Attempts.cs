using System.Collections.Immutable;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>
/// The calls by which one caller made one request (method, URL and body), one after another. A caller is known by its trace
/// or by the inbound call that it serves, and otherwise by a body that is not sent twice by chance: it is long enough, and has a
/// value that no other body of the endpoint has.
/// </summary>
/// <param name="Calls">The calls in time order, each begun after the one before it was over; at least one.</param>
internal sealed record Attempts(ImmutableArray<Exchange> Calls)
{
    // What comes a minute later is a new try of a person or of a schedule, not a retry.
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(1);

    // Shorter bodies ({"id":1}, an empty one) are sent by several callers that know nothing of each other.
    private const int ShortestTellingBody = 20;

    /// <summary>The calls of an endpoint that have a stamp, each in exactly one chain of attempts.</summary>
    public static IEnumerable<Attempts> Of(EndpointGroup group, Scene scene)
    {
        var common = new Lazy<HashSet<PayloadField>>(() => ValuesOfSeveralBodies(group, scene));
        return group.Exchanges
            .Where(exchange => exchange.Timing != Timing.None)
            .GroupBy(exchange => (exchange.Service, exchange.Request.Url, CallerOf(exchange, common, scene), new BodyKey(exchange.Request)))
            .SelectMany(same => Chains(same.OrderBy(exchange => exchange.Start)));
    }

    /// <summary>
    /// From the end of a call to the beginning of the next; where that is not known, from stamp to stamp, which is no less.
    /// </summary>
    public static TimeSpan Gap(Exchange call, Exchange next) =>
        next.Start - (call.Timing == Timing.Span && next.Timing == Timing.Span ? call.End : call.Start);

    /// <summary>Whether a call failed in a way after which callers try again: no answer, 408, 429 and 5xx.</summary>
    public static bool InvitesRetry(Exchange exchange) => exchange.Response.Status is 0 or 408 or 429 or >= 500;

    /// <summary>How many calls of all chains failed or passed, and how many of each were repeated.</summary>
    public static RepeatCounts Count(IEnumerable<Attempts> chains, Func<Exchange, bool> failed)
    {
        var counts = new RepeatCounts(0, 0, 0, 0);
        foreach (var calls in chains.Select(chain => chain.Calls))
        {
            for (var i = 0; i < calls.Length; i++)
                counts = counts.With(failed(calls[i]), repeated: i + 1 < calls.Length);
        }

        return counts;
    }

    // An exchange that tells nothing of its caller is its own caller, so that no other is taken for its repetition.
    private static string CallerOf(Exchange exchange, Lazy<HashSet<PayloadField>> common, Scene scene)
    {
        if (exchange.Direction == Direction.Outbound && scene.CauseOf(exchange) is { } cause)
            return cause.Id;
        if (exchange.Direction == Direction.Outbound && exchange.TraceId is { } trace)
            return trace;
        if (IsTelling(exchange, common, scene) || IsReadByTheOnlyCaller(exchange, scene))
            return "";
        return exchange.TraceId ?? exchange.Id;
    }

    private static bool IsTelling(Exchange exchange, Lazy<HashSet<PayloadField>> common, Scene scene) =>
        exchange.Request.Body.Length >= ShortestTellingBody
        && (scene.PayloadOf(exchange.Request) is not { } payload || payload.Any(field => IsValue(field) && !common.Value.Contains(field)));

    private static HashSet<PayloadField> ValuesOfSeveralBodies(EndpointGroup group, Scene scene)
    {
        var bodies = group.Exchanges
            .Where(exchange => exchange.Request.Body.Length >= ShortestTellingBody)
            .DistinctBy(exchange => new BodyKey(exchange.Request))
            .Select(exchange => scene.PayloadOf(exchange.Request))
            .OfType<Payload>();
        return bodies.SelectMany(payload => payload.Where(IsValue).Distinct())
            .CountBy(field => field)
            .Where(count => count.Value > 1)
            .Select(count => count.Key)
            .ToHashSet();
    }

    private static bool IsValue(PayloadField field) => field.Kind is PayloadKind.String or PayloadKind.Integer or PayloadKind.Number;

    // Without a call from outside, whatever the service reads it reads of its own accord.
    private static bool IsReadByTheOnlyCaller(Exchange exchange, Scene scene) =>
        exchange.Request.Method is "GET" or "HEAD" && scene.Groups[0].Direction == Direction.Outbound;

    private static IEnumerable<Attempts> Chains(IEnumerable<Exchange> calls)
    {
        var chain = ImmutableArray.CreateBuilder<Exchange>();
        foreach (var call in calls)
        {
            if (chain.Count > 0 && !(Gap(chain[^1], call) >= TimeSpan.Zero && Gap(chain[^1], call) <= LongestGap))
            {
                yield return new Attempts(chain.ToImmutable());
                chain.Clear();
            }

            chain.Add(call);
        }

        if (chain.Count > 0)
            yield return new Attempts(chain.ToImmutable());
    }
}
