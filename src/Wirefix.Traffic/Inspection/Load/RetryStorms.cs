using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Inspection.Reliability;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Finds requests that are repeated over and over without backing off; see <see cref="RetryStorm"/>.</summary>
internal sealed class RetryStorms : IDetector
{
    // Three retries are what careful clients allow themselves, with growing waits between them.
    private const int FewestAttempts = 4;

    // Doubling gives 4 over three gaps, adding a step 3; a constant wait with jitter stays near 1.
    private const double LeastGrowth = 1.5;

    private const double LeastScore = 0.05;

    private const int MostStatusesShown = 6;

    // Differences below it are the clock's and the scheduler's, not a wait that was meant.
    private static readonly TimeSpan ShortestMeantWait = TimeSpan.FromMilliseconds(20);

    // Who waits that long between attempts adds no load that matters, even without growing waits.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var layers = new RetryLayers(scene);
        return scene.Groups.Select(group => Find(group, layers, scene)).OfType<RetryStorm>();
    }

    /// <summary>Whether the waits between attempts grow on the average of the runs, each of three attempts or more.</summary>
    public static bool Grow(ImmutableArray<Exchange>[] runs)
    {
        var early = runs.Average(run => Gaps(run).Take((run.Length - 1) / 2).Average(gap => gap.TotalMilliseconds));
        var late = runs.Average(run => Gaps(run).TakeLast((run.Length - 1) / 2).Average(gap => gap.TotalMilliseconds));
        return late >= LeastGrowth * early && late - early >= ShortestMeantWait.TotalMilliseconds;
    }

    private static RetryStorm? Find(EndpointGroup group, RetryLayers layers, Scene scene)
    {
        if (group.Exchanges.Count(Attempts.InvitesRetry) < FewestAttempts - 1)
            return null;
        var chains = scene.AttemptsAt(group);
        ImmutableArray<Exchange>[] runs = [.. layers.Join(chains).SelectMany(Runs).Where(run => run.Length >= FewestAttempts && !HonoursRetryAfter(run))];
        if (runs.Length == 0 || Grow(runs))
            return null;
        var gaps = runs.SelectMany(Gaps).Order().ToArray();
        var gap = Quantile.NearestRank(gaps, 0.5);
        var counts = Attempts.Count(chains, Attempts.InvitesRetry);
        return gap > LongestGap || counts.Certainty < LeastScore ? null : Of(group, runs, layers.CausesOf(runs.MaxBy(run => run.Length)), gap, counts);
    }

    // Stretches of a chain in which each call but the first follows a failure.
    private static IEnumerable<ImmutableArray<Exchange>> Runs(Attempts attempts)
    {
        var first = 0;
        for (var i = 0; i < attempts.Calls.Length; i++)
        {
            if (i + 1 < attempts.Calls.Length && Attempts.InvitesRetry(attempts.Calls[i]))
                continue;
            yield return attempts.Calls[first..(i + 1)];
            first = i + 1;
        }
    }

    private static IEnumerable<TimeSpan> Gaps(ImmutableArray<Exchange> run) => run.Zip(run.Skip(1), Attempts.Gap);

    private static bool HonoursRetryAfter(ImmutableArray<Exchange> run) =>
        run.Zip(run.Skip(1)).All(pair => RetryAfter.Of(pair.First.Response) is { } wait && Attempts.Gap(pair.First, pair.Second) >= wait);

    private static RetryStorm Of(EndpointGroup group, ImmutableArray<Exchange>[] runs, int causes, TimeSpan gap, RepeatCounts counts)
    {
        Exchange[] shown = [.. runs.SelectMany(run => run).OrderBy(call => call.Start).ThenBy(call => call.Id, StringComparer.Ordinal)];
        var retries = shown.Length - runs.Length;
        var longest = runs.MaxBy(run => run.Length);
        var share = Percent(retries, group.Exchanges.Length);
        return new RetryStorm
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(shown) ?? TimeRange.Unknown,
            ExchangeIds = [.. shown.Select(call => call.Id)],
            Title = $"{Phrases.Operation(group.Endpoint)} is made again up to {Quantity.Of(longest.Length - 1, "time")} after failures, "
                + $"{Phrases.Length(gap)} apart without growing waits: {retries} of {group.Exchanges.Length} calls ({share}) are retries",
            Score = counts.Certainty,
            Proof =
            [
                $"{longest[0].Request.Method} {longest[0].Request.Url.AbsolutePath}: "
                    + $"{string.Join(", ", longest.Take(MostStatusesShown).Select(call => call.Response.Status))}"
                    + (longest.Length > MostStatusesShown ? ", …" : ""),
                $"Waits between these attempts: {string.Join(", ", Gaps(longest).Take(MostStatusesShown).Select(Phrases.Length))}; "
                    + "expected each longer than the one before.",
                $"{counts.FailedAndRepeated} of {counts.Failed} failing calls were repeated, {counts.PassedAndRepeated} of {counts.Passed} others.",
            ],
            Notes = causes > 1 ? [$"These attempts were made for {causes} attempts of one call: each layer tries again, and the tries multiply."] : [],
            Requests = runs.Length,
            Retries = retries,
            MostAttempts = longest.Length,
            Calls = group.Exchanges.Length,
            Gap = gap,
        };
    }

    private static string Percent(int part, int whole) => (100.0 * part / whole).ToString("0' %'", CultureInfo.InvariantCulture);
}
