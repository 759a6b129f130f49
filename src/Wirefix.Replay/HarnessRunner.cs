using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Replay.Measuring;

namespace Wirefix.Replay;

/// <summary>Measures a built service by a harness.</summary>
public static class HarnessRunner
{
    /// <summary>Work that a request left running gets at least this long to make its next outbound call.</summary>
    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan EndGrace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs the harness as often as it says, each time with a fresh process and a fresh mock.
    /// </summary>
    /// <param name="harness">What to do.</param>
    /// <param name="service">The service, built from the tree that is measured.</param>
    /// <param name="progress">Hears of each run; null for nobody.</param>
    /// <param name="cancellationToken">Ends the measurement and the service.</param>
    /// <exception cref="ServiceException">The service did not start, or ended while traffic was replayed.</exception>
    /// <exception cref="ArgumentException">The harness names no known metric, or no run.</exception>
    public static async Task<Measurement> MeasureAsync(
        Harness harness,
        BuiltService service,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(harness.Runs);
        var metric = Metrics.Of(harness);
        var runs = ImmutableArray.CreateBuilder<Run>(harness.Runs);
        for (var number = 1; number <= harness.Runs; number++)
        {
            var name = $"run {number} of {harness.Runs}";
            progress?.Report($"{name}: starting the service");
            var bodies = BodyBudget.OfRun();
            await using var mock = await MockUpstream.StartAsync(harness, metric.Endpoint, bodies, cancellationToken);
            await using var process = await ServiceProcess.StartAsync(
                service, harness.Environment, mock.Address, harness.Timeouts.Start, cancellationToken);
            mock.CalledBy(process);
            progress?.Report($"{name}: replaying {harness.Script.Length} request(s)");
            var run = await RunAsync(harness, metric, mock, process, bodies, cancellationToken);
            runs.Add(run);
            progress?.Report($"{name}: {metric.Name} {run.Value} {metric.Unit}");
        }

        return new Measurement(harness.Digest, metric.Name, metric.Worst(runs.Select(run => run.Value)), runs.ToImmutable())
        {
            Voided = WhyVoid(runs),
        };
    }

    private static async Task<Run> RunAsync(
        Harness harness, Metric metric, MockUpstream mock, ServiceProcess process, BodyBudget bodies, CancellationToken cancellationToken)
    {
        using var player = new TrafficPlayer(process.Address, harness.Delivery, harness.Timeouts.Request, bodies);
        var replies = await PlayAsync(harness, process, player, cancellationToken);
        var quiet = harness.Hold.Quiet > ShortestQuiet ? harness.Hold.Quiet : ShortestQuiet;
        await mock.WaitUntilIdleAsync(quiet, harness.Timeouts.Drain, cancellationToken);
        if (await HasEndedAsync(process, player))
            throw process.Ended(When(harness, player));

        var observed = mock.Observed() with { Replies = replies };
        var reading = metric.Read(observed);
        return observed with { Value = reading.Value, Faults = reading.Faults };
    }

    private static async Task<ImmutableArray<Reply>> PlayAsync(
        Harness harness, ServiceProcess process, TrafficPlayer player, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var playing = player.PlayAsync(harness.Script, harness.LongestIdle, stop.Token);
        if (await Task.WhenAny(playing, process.Exited) == playing)
        {
            var replies = await playing;
            return player.GaveUp
                ? throw process.Hung([.. player.InFlight.Hung.Select(request => harness.Script[request])], harness.Script.Length, harness.Timeouts.Request)
                : replies;
        }

        var when = When(harness, player);
        await stop.CancelAsync();
        await ((Task)playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw process.Ended(when);
    }

    /// <summary>What the service was doing when it ended.</summary>
    private static string When(Harness harness, TrafficPlayer player)
    {
        var open = player.InFlight.AtBreak;
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

    /// <summary>Whether the service is gone. Its connections break before its process ends, so a broken one is worth a wait.</summary>
    private static async Task<bool> HasEndedAsync(ServiceProcess process, TrafficPlayer player)
    {
        if (player.InFlight.HasBroken)
            await Task.WhenAny(process.Exited, Task.Delay(EndGrace));
        return process.Exited.IsCompleted;
    }

    private static string? WhyVoid(IReadOnlyCollection<Run> runs) =>
        WhyVoid(runs.SelectMany(run => run.Escaped), "did not pass the hook") ?? WhyVoid(runs.SelectMany(run => run.Excessive), "sent more than is read");

    private static string? WhyVoid(IEnumerable<string> calls, string what)
    {
        string[] all = [.. calls.Distinct()];
        return all.Length == 0 ? null : $"{all.Length} outbound call(s) {what}, the first was {all[0]}; what they would have moved was not measured.";
    }
}
