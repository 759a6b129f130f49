using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Replay.Measuring;

namespace Wirefix.Replay;

/// <summary>Measures built services by a harness.</summary>
public static class HarnessRunner
{
    /// <summary>Work that a request left running gets at least this long to make its next outbound call.</summary>
    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(2);

    /// <summary>Runs the harness of one service (<see cref="MeasureAsync(Harness, ImmutableArray{BuiltService}, IProgress{string}?, CancellationToken)"/>).</summary>
    public static Task<Measurement> MeasureAsync(
        Harness harness, BuiltService service, IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        MeasureAsync(harness, [service], progress, cancellationToken);

    /// <summary>
    /// Runs the harness as often as it says, each time with fresh processes and a fresh mock.
    /// </summary>
    /// <param name="harness">What to do.</param>
    /// <param name="services">The services, built from the tree that is measured, in the harness's order.</param>
    /// <param name="progress">Hears of each run; null for nobody.</param>
    /// <param name="cancellationToken">Ends the measurement and the services.</param>
    /// <exception cref="ServiceException">A service did not start, or ended while traffic was replayed.</exception>
    /// <exception cref="ArgumentException">The harness names no known metric, or no run.</exception>
    public static async Task<Measurement> MeasureAsync(
        Harness harness,
        ImmutableArray<BuiltService> services,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(harness.Runs);
        var metric = Metrics.Of(harness);
        var runs = ImmutableArray.CreateBuilder<Run>(harness.Runs);
        for (var number = 1; number <= harness.Runs; number++)
        {
            var name = $"run {number} of {harness.Runs}";
            progress?.Report(services.Length == 1 ? $"{name}: starting the service" : $"{name}: starting {services.Length} services");
            var bodies = BodyBudget.OfRun();
            await using var mock = await MockUpstream.StartAsync(harness, metric.Endpoint, bodies, cancellationToken);
            await using var standing = await StandingServices.StartAsync(harness, services, mock, cancellationToken);
            progress?.Report($"{name}: replaying {harness.Script.Length} request(s)");
            var run = await RunAsync(harness, metric, mock, standing, bodies, cancellationToken);
            runs.Add(run);
            progress?.Report($"{name}: {metric.Name} {run.Value} {metric.Unit}");
        }

        return new Measurement(harness.Digest, metric.Name, metric.Worst(runs.Select(run => run.Value)), runs.ToImmutable())
        {
            Voided = WhyVoid(runs),
        };
    }

    private static async Task<Run> RunAsync(
        Harness harness, Metric metric, MockUpstream mock, StandingServices standing, BodyBudget bodies, CancellationToken cancellationToken)
    {
        using var player = new TrafficPlayer(standing.AddressOf, harness.Delivery, harness.Timeouts.Request, bodies);
        var replies = await PlayAsync(harness, mock, standing, player, cancellationToken);
        var quiet = harness.Hold.Quiet > ShortestQuiet ? harness.Hold.Quiet : ShortestQuiet;
        await mock.WaitUntilIdleAsync(quiet, harness.Timeouts.Drain, cancellationToken);
        var observed = mock.Observed() with { Replies = replies };
        if (await HasEndedAsync(standing, player, observed))
            throw standing.Ended(When(harness, observed, standing, player));

        var reading = metric.Read(observed);
        return observed with { Value = reading.Value, Faults = reading.Faults };
    }

    private static async Task<ImmutableArray<Reply>> PlayAsync(
        Harness harness, MockUpstream mock, StandingServices standing, TrafficPlayer player, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var playing = player.PlayAsync(harness.Script, harness.LongestIdle, stop.Token);
        if (await Task.WhenAny(playing, standing.AnyExited) == playing)
        {
            var replies = await playing;
            return player.GaveUp
                ? throw standing.Hung([.. player.InFlight.Hung.Select(request => harness.Script[request])], harness.Script.Length, harness.Timeouts.Request)
                : replies;
        }

        var when = When(harness, mock.Observed(), standing, player);
        await stop.CancelAsync();
        await ((Task)playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw standing.Ended(when);
    }

    /// <summary>What the services were doing when one of them ended.</summary>
    private static string When(Harness harness, Run observed, StandingServices standing, TrafficPlayer player)
    {
        var open = OpenAtEnd(observed, standing.FirstEnded, player.InFlight);
        if (open.IsEmpty)
            return "while traffic was replayed, as no request waited for an answer";
        var first = harness.Script[open[0]];
        var waited = open.Length == 1
            ? "waited for its answer"
            : string.Create(CultureInfo.InvariantCulture, $"and {open.Length - 1} more waited for their answers");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"while traffic was replayed, as request {open[0] + 1} of {harness.Script.Length}, {first.Method} {first.PathAndQuery}, {waited}");
    }

    /// <summary>The requests that waited for a service when it ended, by their places in the script.</summary>
    private static ImmutableArray<int> OpenAtEnd(Run observed, string ended, RequestsInFlight inFlight)
    {
        // Another service that had called it may have answered before its end is seen.
        var broken = observed.Arrivals.Where(call => call.Status == 0 && call.To == ended).Select(call => call.Request).OfType<int>();
        int[] within = [.. broken.Distinct().Order()];
        return inFlight.HasBroken || within.Length == 0 ? inFlight.AtBreak : [.. within];
    }

    /// <summary>Whether a service is gone. Its connections break before its process ends, so a broken one is worth a wait.</summary>
    private static async Task<bool> HasEndedAsync(StandingServices standing, TrafficPlayer player, Run observed)
    {
        if (player.InFlight.HasBroken || observed.Arrivals.Any(call => call is { To: not null, Status: 0 }))
            await Task.WhenAny(standing.AnyExited, Task.Delay(EndGrace));
        return standing.AnyExited.IsCompleted;
    }

    private static string? WhyVoid(IReadOnlyCollection<Run> runs) =>
        WhyVoid(runs.SelectMany(run => run.Escaped), "did not pass the hook") ?? WhyVoid(runs.SelectMany(run => run.Excessive), "sent more than is read");

    private static string? WhyVoid(IEnumerable<string> calls, string what)
    {
        string[] all = [.. calls.Distinct()];
        return all.Length == 0 ? null : $"{all.Length} outbound call(s) {what}, the first was {all[0]}; what they would have moved was not measured.";
    }
}
