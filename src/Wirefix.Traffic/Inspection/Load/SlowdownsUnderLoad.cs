using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Finds endpoints that get slower with their load; see <see cref="SlowdownUnderLoad"/>.</summary>
internal sealed class SlowdownsUnderLoad : IDetector
{
    // With fewer calls the quarters hold too few for a median to mean anything.
    private const int FewestCalls = 30;

    // Fewer calls at once are the ordinary parallelism of a service.
    private const int FewestInFlight = 5;

    // Log-normal noise (sigma 0.5) gives a lower bound above it once in some thousand endpoints of the smallest size.
    private const double LeastCorrelation = 0.3;

    private const double LeastRatio = 2;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) => scene.Groups.Select(Find).OfType<SlowdownUnderLoad>();

    private static SlowdownUnderLoad? Find(EndpointGroup group)
    {
        if (group.Summary is not { PeakInFlight: >= FewestInFlight and var peak } || group.Exchanges.Any(MediaTypes.IsStream))
            return null;
        var calls = Measured(group);
        if (calls.Length < FewestCalls)
            return null;
        var correlation = Spearman.Correlation([.. calls.Select(call => (double)call.InFlight)], [.. calls.Select(call => (double)call.Exchange.Duration.Ticks)]);
        var score = Spearman.LowerBound(correlation, calls.Length);
        var loads = calls.Select(call => call.InFlight).Order().ToArray();
        var (light, heavy) = (Quantile.NearestRank(loads, 0.25), Quantile.NearestRank(loads, 0.75));
        if (score < LeastCorrelation || heavy <= light)
            return null;
        var atLight = Median(calls.Where(call => call.InFlight <= light));
        var slow = calls.Where(call => call.InFlight >= heavy).ToArray();
        var atHeavy = Median(slow);
        if (atHeavy < LeastRatio * atLight)
            return null;

        return new SlowdownUnderLoad
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(slow.Select(call => call.Exchange)) ?? TimeRange.Unknown,
            ExchangeIds = [.. slow.Select(call => call.Exchange.Id)],
            Title = $"{Phrases.Operation(group.Endpoint)} takes {Phrases.Length(atHeavy)} with {heavy} or more in flight, "
                + $"{Phrases.Length(atLight)} with {light} or fewer",
            Score = score,
            Proof =
            [
                $"Median of {slow.Length} calls with {heavy} to {loads[^1]} in flight: {Phrases.Length(atHeavy)}; "
                    + $"expected about the {Phrases.Length(atLight)} of those with {loads[0]} to {light}.",
                FormattableString.Invariant(
                    $"The longer calls are those with more in flight as they began: rank correlation {correlation:0.00} over {calls.Length} calls."),
            ],
            Correlation = correlation,
            Calls = calls.Length,
            PeakInFlight = peak,
            LightLoad = light,
            AtLightLoad = atLight,
            HeavyLoad = heavy,
            AtHeavyLoad = atHeavy,
        };
    }

    // A failing call may be short because it was refused, or long because somebody gave up; what it takes is told by answers.
    private static (Exchange Exchange, int InFlight)[] Measured(EndpointGroup group)
    {
        var spans = group.Exchanges.Select(exchange => (exchange.Start.UtcTicks, exchange.End.UtcTicks)).ToArray();
        return [.. group.Exchanges.Zip(Concurrency.AtStarts(spans)).Where(call => !call.First.Response.Failed)];
    }

    private static TimeSpan Median(IEnumerable<(Exchange Exchange, int InFlight)> calls) =>
        Quantile.NearestRank([.. calls.Select(call => call.Exchange.Duration).Order()], 0.5);
}
