using System.Collections.Immutable;
using Wirefix.Replay.Carrying;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>
/// Turns the inbound exchanges of a snapshot into a script in causal order: a request that began after another had
/// ended follows its answer, one that overlapped does not. How long the recorded service took is no part of the
/// script; the replayed one, whose upstreams are a mock, takes its own time.
/// </summary>
internal static class ScriptWriter
{
    public static ImmutableArray<ScriptedRequest> Write(
        Snapshot snapshot, IReadOnlyDictionary<string, ExpectedAnswer> expected, Spacing spacing)
    {
        var exchanges = snapshot.Of(Direction.Inbound).ToArray();
        var issued = IssuedValues.Of(exchanges);
        var script = ImmutableArray.CreateBuilder<ScriptedRequest>(exchanges.Length);
        ImmutableArray<int> candidates = [];
        for (var i = 0; i < exchanges.Length; i++)
        {
            candidates = WithoutImplied(exchanges, candidates, exchanges[i].Start);
            ImmutableArray<int> follows = [.. candidates.Where(j => EndOf(exchanges[j]) <= exchanges[i].Start)];
            var delay = spacing == Spacing.Together && IsOverlapped(follows, i) ? TimeSpan.Zero : Delay(exchanges, i, follows);
            script.Add(Request(exchanges[i], follows, delay) with { Expected = expected.GetValueOrDefault(exchanges[i].Id), Issues = issued[i] });
            if (EndOf(exchanges[i]) is not null)
                candidates = candidates.Add(i);
        }

        return script.MoveToImmutable();
    }

    /// <summary>
    /// The candidates without those that the last one to have ended by now follows itself: who follows it follows
    /// them, now and later. What stays are those in flight and the last ones to have ended.
    /// </summary>
    private static ImmutableArray<int> WithoutImplied(Exchange[] exchanges, ImmutableArray<int> candidates, DateTimeOffset now)
    {
        var last = candidates.LastOrDefault(j => EndOf(exchanges[j]) <= now, -1);
        return last < 0 ? candidates : candidates.RemoveAll(j => j < last && EndOf(exchanges[j]) <= exchanges[last].Start);
    }

    private static bool IsOverlapped(ImmutableArray<int> follows, int i) => i > 0 && !follows.Contains(i - 1);

    /// <summary>The time from what happened last before the request: the start of the one before it, or an answer.</summary>
    private static TimeSpan Delay(Exchange[] exchanges, int i, ImmutableArray<int> follows)
    {
        if (i == 0)
            return TimeSpan.Zero;

        var before = follows.Select(j => EndOf(exchanges[j])!.Value).Append(exchanges[i - 1].Start).Max();
        return exchanges[i].Start - before;
    }

    private static ScriptedRequest Request(Exchange exchange, ImmutableArray<int> follows, TimeSpan delay) => new()
    {
        Follows = follows,
        Delay = delay,
        Method = exchange.Request.Method,
        PathAndQuery = exchange.Request.Url.PathAndQuery,
        Headers = ReplayedHeaders.Of(exchange.Request),
        Body = RecordedBody.From(exchange.Request.Body),
        RecordedStatus = exchange.Response.Status,
    };

    /// <summary>
    /// When the exchange had ended; null where the capture cannot tell, which lets it overlap all that come after it.
    /// Without any stamp nothing overlaps: only the order is known.
    /// </summary>
    private static DateTimeOffset? EndOf(Exchange exchange) =>
        exchange.Timing is Timing.Span or Timing.None ? exchange.End : null;
}
