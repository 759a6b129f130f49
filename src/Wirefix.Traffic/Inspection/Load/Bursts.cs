using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Finds endpoints whose calls come all at once; see <see cref="Burst"/> for the criterion.</summary>
internal sealed class Bursts : IDetector
{
    private const int FewestAtOnce = 20;

    private const double TimesEvenSpread = 5;

    // A few callers, each with one call after another, get through many of them in no time, and never have many open.
    private const int FewestInFlight = 5;

    // Callers that each wait for their answer have as many calls open as there are callers, however many they make.
    private const double LeastShareInFlight = 0.6;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) => scene.Groups.SelectMany(group => Find(group, scene.Range ?? TimeRange.Unknown));

    private static IEnumerable<Burst> Find(EndpointGroup group, TimeRange range)
    {
        if (group.Summary is not { LargestIn50Ms: { } in50Ms, LargestIn1S: { } in1S })
            return [];
        return IsRemarkable(group, in50Ms, range) ? [Of(group, in50Ms, in1S)] : [];
    }

    private static bool IsRemarkable(EndpointGroup group, int in50Ms, TimeRange range)
    {
        var length = Math.Max(range.Length.TotalSeconds, EndpointSummary.ShortWindow.TotalSeconds);
        var calls = group.Summary.Calls;
        var evenIn50Ms = calls * EndpointSummary.ShortWindow.TotalSeconds / length;
        // Little's law: the mean number in flight is the time spent in all calls over the time that passed.
        var evenInFlight = calls * group.Exchanges.Average(exchange => exchange.Duration.TotalSeconds) / length;
        return (IsSideBySide(group.Summary.PeakInFlight, in50Ms) && IsFarAbove(in50Ms, evenIn50Ms)) || IsFarAbove(group.Summary.PeakInFlight ?? 0, evenInFlight);
    }

    private static bool IsSideBySide(int? peak, int in50Ms) => peak is not { } inFlight || (inFlight >= FewestInFlight && inFlight >= LeastShareInFlight * in50Ms);

    private static bool IsFarAbove(int atOnce, double even) => atOnce >= FewestAtOnce && atOnce >= TimesEvenSpread * even;

    private static Burst Of(EndpointGroup group, int in50Ms, int in1S)
    {
        long[] starts = [.. group.Exchanges.Select(exchange => exchange.Start.UtcTicks)];
        var (first, count) = SlidingWindow.Densest(starts, EndpointSummary.LongWindow.Ticks);
        var calls = group.Exchanges.AsSpan(first, count).ToArray();
        var peak = group.Summary.PeakInFlight;
        var together = peak is null ? "" : $", up to {peak} in flight at once";
        return new Burst
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = new TimeRange(calls[0].Start, calls[^1].Start),
            ExchangeIds = [.. calls.Select(call => call.Id)],
            Title = $"{in50Ms} calls of {group.Endpoint} began within 50 ms, {in1S} within 1 s{together}",
            Score = (double)count / group.Exchanges.Length,
            Calls = count,
            LargestIn50Ms = in50Ms,
            LargestIn1S = in1S,
            PeakInFlight = peak,
        };
    }
}
