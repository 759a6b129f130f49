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
        var calls = group.Exchanges
            .Zip(Concurrency.AtStarts(spans), (exchange, inFlight) => (exchange.Response, InFlight: inFlight))
            .ToArray();
        var status = refused[0].Response.Status;
        var atRefusal = calls.Where(call => call.Response.Status == status).Select(call => call.InFlight).ToArray();
        var atSuccess = calls.Where(call => !call.Response.Failed).Select(call => call.InFlight).ToArray();
        var score = MannWhitney.Superiority([.. atRefusal.Select(Convert.ToDouble)], [.. atSuccess.Select(Convert.ToDouble)]);
        if (score < ScoreOfChance)
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
                + $"{refused.Length} of {group.Exchanges.Length} calls{Phrases.Within(window, refused.Length)}, "
                + $"with up to {peak} in flight at once",
            Score = score,
            Proof = [.. Overlap(atRefusal, atSuccess), .. Phrases.Waits(retryAfter)],
            Status = status,
            Errors = refused.Length,
            Calls = group.Exchanges.Length,
            PeakInFlight = peak,
            LargestIn50Ms = in50Ms,
            LargestIn1S = in1S,
            FewestInFlightAtRefusal = atRefusal.Min(),
            MostInFlightAtSuccess = atSuccess.Length == 0 ? null : atSuccess.Max(),
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

    private static ImmutableArray<string> Overlap(int[] atRefusal, int[] atSuccess) =>
    [
        $"Refused calls began with {atRefusal.Min()} to {atRefusal.Max()} in flight"
            + (atSuccess.Length == 0 ? "; no call was answered." : $", answered ones with {atSuccess.Min()} to {atSuccess.Max()}."),
    ];
}
