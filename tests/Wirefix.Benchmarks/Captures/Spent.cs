using System.Diagnostics;

namespace Wirefix.Benchmarks.Captures;

/// <summary>What an action took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">By all processors together, which a busy machine changes less.</param>
internal readonly record struct Spent(double Seconds, double ProcessorSeconds)
{
    private const int Rounds = 5;

    /// <summary>The median of the seconds that five rounds take.</summary>
    public static double Median(Action action) => Enumerable.Range(0, Rounds).Select(_ => On(action).Seconds).Order().ElementAt(Rounds / 2);

    /// <summary>Does it and says what it took.</summary>
    public static Spent On(Action action)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        action();
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return new Spent(seconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
