using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// Which of the services that were recorded together had clocks that do not agree. A call arrives while its caller waits for the answer, whatever
/// the callee makes of it; where most calls between two services do not, their stamps cannot be compared.
/// </summary>
public sealed class Clocks
{
    // Two recorders' clocks on one machine, cut to milliseconds.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(5);

    // One late call is a queue on the way, or two that the trace does not tell apart.
    private const double LeastShare = 0.5;

    private readonly ImmutableArray<(string Caller, string Callee, TimeSpan Offset, bool Apart)> _pairs;

    private Clocks(ImmutableArray<ClockSkew> skews, ImmutableArray<(string Caller, string Callee, TimeSpan Offset, bool Apart)> pairs) =>
        (Skews, _pairs) = (skews, pairs);

    /// <summary>The services whose clocks were apart, the widest first.</summary>
    public ImmutableArray<ClockSkew> Skews { get; }

    /// <summary>What the trace ids and stamps of a snapshot tell of its services' clocks.</summary>
    public static Clocks Of(Snapshot snapshot)
    {
        var judged = Joined(snapshot)
            .GroupBy(call => (Caller: call.Sent.Service!, Callee: call.Arrived.Service!))
            .Select(calls => (calls.Key.Caller, calls.Key.Callee, Calls: calls.ToArray()))
            .Select(pair => (pair.Caller, pair.Callee, pair.Calls.Length, Outside: pair.Calls.Count(IsOutside), Offset: Median(pair.Calls)))
            .ToArray();
        return new Clocks(
            [
                .. judged.Where(pair => IsApart(pair.Outside, pair.Length))
                    .Select(pair => Skew(pair.Caller, pair.Callee, pair.Offset, pair.Outside, pair.Length))
                    .OrderByDescending(skew => skew.By),
            ],
            [.. judged.Select(pair => (pair.Caller, pair.Callee, pair.Offset, IsApart(pair.Outside, pair.Length)))]);
    }

    /// <summary>Whether the stamps of these exchanges can be compared with each other, as far as is known.</summary>
    public bool Agree(IEnumerable<Exchange> exchanges)
    {
        if (Skews.IsEmpty)
            return true;
        string[] services = [.. exchanges.Select(exchange => exchange.Service).OfType<string>().Distinct(StringComparer.Ordinal)];
        return services.Skip(1).All(service => Ahead(services[0], service) == TimeSpan.Zero);
    }

    /// <summary>How far the clock of a service is ahead of another's; zero where they agree, or where no call joins them.</summary>
    public TimeSpan Ahead(string of, string service)
    {
        var known = new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { [of] = TimeSpan.Zero };
        var next = new Queue<string>([of]);
        while (next.TryDequeue(out var from))
        {
            foreach (var (neighbour, offset) in Neighbours(from).Where(each => !known.ContainsKey(each.Service)))
            {
                known[neighbour] = known[from] + offset;
                next.Enqueue(neighbour);
            }
        }

        return known.GetValueOrDefault(service);
    }

    private IEnumerable<(string Service, TimeSpan Offset)> Neighbours(string service) => _pairs
        .Where(pair => pair.Caller == service || pair.Callee == service)
        .Select(pair => pair.Caller == service
            ? (pair.Callee, pair.Apart ? pair.Offset : TimeSpan.Zero)
            : (pair.Caller, pair.Apart ? -pair.Offset : TimeSpan.Zero));

    /// <summary>Calls of one service by another that trace, method and path join, and nothing else could be meant by.</summary>
    private static IEnumerable<(Exchange Sent, Exchange Arrived)> Joined(Snapshot snapshot)
    {
        var arrived = Single(snapshot, Direction.Inbound).ToDictionary(one => one.Key, one => one.Exchange);
        return from sent in Single(snapshot, Direction.Outbound)
               let callee = arrived.GetValueOrDefault(sent.Key)
               where callee is not null && callee.Service != sent.Exchange.Service
               select (sent.Exchange, callee);
    }

    private static IEnumerable<((string Trace, string Method, string Path) Key, Exchange Exchange)> Single(
        Snapshot snapshot, Direction direction) => snapshot.Of(direction)
        .Where(exchange => exchange is { Service: not null, TraceId: not null, Timing: Timing.Span })
        .GroupBy(exchange => (exchange.TraceId!, exchange.Request.Method, exchange.Request.Url.AbsolutePath))
        .Where(same => !same.Skip(1).Any())
        .Select(same => (same.Key, same.First()));

    // Not by a little: a stamp that is taken late, or a call that waits on its way, lies near.
    private static bool IsOutside((Exchange Sent, Exchange Arrived) call)
    {
        var (sent, arrived) = call;
        var before = sent.Start - arrived.Start;
        var after = arrived.Start - sent.End;
        return (before > after ? before : after) > (sent.Duration > Slack ? sent.Duration : Slack);
    }

    private static bool IsApart(int outside, int calls) => outside > LeastShare * calls;

    private static TimeSpan Median((Exchange Sent, Exchange Arrived)[] calls)
    {
        TimeSpan[] offsets = [.. calls.Select(call => call.Arrived.Start - call.Sent.Start).Order()];
        return offsets[offsets.Length / 2];
    }

    private static ClockSkew Skew(string caller, string callee, TimeSpan offset, int outside, int calls) => offset > TimeSpan.Zero
        ? new ClockSkew(callee, caller, offset, outside, calls)
        : new ClockSkew(caller, callee, -offset, outside, calls);
}
