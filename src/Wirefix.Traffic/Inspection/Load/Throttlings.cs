using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Tells refusals that overlap explains from those that it does not.</summary>
internal static class Throttlings
{
    // Fewer calls at once are the ordinary parallelism of a service.
    private const int FewestInFlight = 5;

    // At one half, overlap does not tell refused calls from answered ones at all.
    private const double ScoreOfChance = 0.5;

    // What is in flight is looked at first; the better one of two measures tells a little by chance.
    private const double ScoreOfRate = 0.65;

    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// The finding for the calls that failed with one status; null where they are no refusals, where the timing cannot
    /// tell, and where refused calls did not overlap more than answered ones.
    /// </summary>
    public static Throttling? Find(EndpointGroup group, ImmutableArray<Exchange> refused, Scene scene)
    {
        if (refused[0].Response.Status is not (429 or 503) || group.Direction == Direction.Inbound)
            return null;
        if (group.Summary is not { PeakInFlight: >= FewestInFlight and var peak, LargestIn50Ms: { } in50Ms, LargestIn1S: { } in1S })
            return null;

        var spans = group.Exchanges.Select(exchange => (exchange.Start.UtcTicks, exchange.End.UtcTicks)).ToArray();
        var status = refused[0].Response.Status;
        var inFlight = Superiority.Of(group, status, Concurrency.AtStarts(spans));
        var begun = Superiority.Of(group, status, BegunAbout(group));
        var byRate = inFlight.Score < ScoreOfRate && begun.Score >= ScoreOfRate;
        if (!byRate && inFlight.Score < ScoreOfChance)
            return null;

        var window = TimeRange.Of(refused) ?? TimeRange.Unknown;
        var retryAfter = RetryAfter.Shortest(refused);
        return new Throttling
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = window,
            ExchangeIds = [.. refused.Select(error => error.Id)],
            Title = $"{Phrases.Errors(refused.Length, status, group.Direction, group.Endpoint)} ({Phrases.Operation(group.Endpoint)}), "
                + $"{refused.Length} of {Quantity.Of(group.Exchanges.Length, "call")}{Phrases.Within(window, refused.Length)}, "
                + $"with up to {peak} in flight at once",
            Score = byRate ? begun.Score : inFlight.Score,
            Proof = [byRate ? begun.Line($"begun within {Phrases.Length(Burst)} of them") : inFlight.Line("in flight"), .. Phrases.Waits(retryAfter)],
            Status = status,
            Errors = refused.Length,
            Calls = group.Exchanges.Length,
            PeakInFlight = peak,
            LargestIn50Ms = in50Ms,
            LargestIn1S = in1S,
            FewestInFlightAtRefusal = inFlight.AtRefusal.Min(),
            MostInFlightAtSuccess = inFlight.AtSuccess.Length == 0 ? null : inFlight.AtSuccess.Max(),
            RetryAfter = retryAfter,
            Inbound = InboundOf(refused, scene),
        };
    }

    private static Endpoint? InboundOf(IEnumerable<Exchange> refused, Scene scene) =>
        refused.Select(scene.CauseOf)
            .OfType<Exchange>()
            .CountBy(scene.EndpointOf)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key.ToString(), StringComparer.Ordinal)
            .Select(count => count.Key)
            .FirstOrDefault();

    // Calls that leave together arrive in any order, and whoever counts them refuses some: not those that left last, but those of large bursts.
    private static int[] BegunAbout(EndpointGroup group)
    {
        var counts = new int[group.Exchanges.Length];
        var (first, behind) = (0, 0);
        for (var call = 0; call < counts.Length; call++)
        {
            var start = group.Exchanges[call].Start;
            while (start - group.Exchanges[first].Start >= Burst)
                first++;
            while (behind < counts.Length && group.Exchanges[behind].Start - start < Burst)
                behind++;
            counts[call] = behind - first;
        }

        return counts;
    }

    /// <summary>How some load at the start of calls tells refused ones from answered ones.</summary>
    private sealed record Superiority(double Score, int[] AtRefusal, int[] AtSuccess)
    {
        public static Superiority Of(EndpointGroup group, int status, IReadOnlyList<int> loads)
        {
            var calls = group.Exchanges.Zip(loads, (exchange, load) => (exchange.Response, Load: load)).ToArray();
            int[] atRefusal = [.. calls.Where(call => call.Response.Status == status).Select(call => call.Load)];
            int[] atSuccess = [.. calls.Where(call => !call.Response.Failed).Select(call => call.Load)];
            return new Superiority(
                MannWhitney.Superiority([.. atRefusal.Select(Convert.ToDouble)], [.. atSuccess.Select(Convert.ToDouble)]), atRefusal, atSuccess);
        }

        public string Line(string what) => $"Refused calls began with {AtRefusal.Min()} to {AtRefusal.Max()} {what}"
            + (AtSuccess.Length == 0 ? "; no call was answered." : $", answered ones with {AtSuccess.Min()} to {AtSuccess.Max()}.");
    }
}
