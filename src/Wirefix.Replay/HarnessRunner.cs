using System.Collections.Immutable;
using Wirefix.Replay.Measuring;

namespace Wirefix.Replay;

/// <summary>Measures a built service by a harness.</summary>
public static class HarnessRunner
{
    private const string DuringReplay = "while traffic was replayed";

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
            await using var mock = await MockUpstream.StartAsync(harness, metric.Endpoint, cancellationToken);
            await using var process = await ServiceProcess.StartAsync(
                service, harness.Environment, mock.Address, harness.Timeouts.Start, cancellationToken);
            mock.CalledBy(process);
            progress?.Report($"{name}: replaying {harness.Script.Length} request(s)");
            var run = await RunAsync(harness, metric, mock, process, cancellationToken);
            runs.Add(run);
            progress?.Report($"{name}: {metric.Name} {run.Value} {metric.Unit}");
        }

        return new Measurement(harness.Digest, metric.Name, metric.Worst(runs.Select(run => run.Value)), runs.ToImmutable())
        {
            Voided = WhyVoid(runs),
        };
    }

    private static async Task<Run> RunAsync(
        Harness harness, Metric metric, MockUpstream mock, ServiceProcess process, CancellationToken cancellationToken)
    {
        var replies = await PlayAsync(harness, process, cancellationToken);
        var quiet = harness.Hold.Quiet > ShortestQuiet ? harness.Hold.Quiet : ShortestQuiet;
        await mock.WaitUntilIdleAsync(quiet, harness.Timeouts.Drain, cancellationToken);
        if (await HasEndedAsync(process, replies))
            throw process.Ended(DuringReplay);

        var observed = mock.Observed() with { Replies = replies };
        var reading = metric.Read(observed);
        return observed with { Value = reading.Value, Faults = reading.Faults };
    }

    private static async Task<ImmutableArray<Reply>> PlayAsync(Harness harness, ServiceProcess process, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var player = new TrafficPlayer(process.Address, harness.Delivery, harness.Timeouts.Request);
        var playing = player.PlayAsync(harness.Script, harness.LongestIdle, stop.Token);
        if (await Task.WhenAny(playing, process.Exited) == playing)
            return await playing;

        await stop.CancelAsync();
        await ((Task)playing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw process.Ended(DuringReplay);
    }

    /// <summary>Whether the service is gone. Its connections break before its process ends, so a missing answer is worth a wait.</summary>
    private static async Task<bool> HasEndedAsync(ServiceProcess process, ImmutableArray<Reply> replies)
    {
        if (replies.Any(reply => reply.Status == 0))
            await Task.WhenAny(process.Exited, Task.Delay(EndGrace));
        return process.Exited.IsCompleted;
    }

    private static string? WhyVoid(IEnumerable<Run> runs)
    {
        var escaped = runs.SelectMany(run => run.Escaped).Distinct().ToArray();
        return escaped.Length == 0
            ? null
            : $"{escaped.Length} outbound call(s) did not pass the hook, the first was {escaped[0]}; what they would have moved was not measured.";
    }
}
