using System.ComponentModel;
using System.Diagnostics;

namespace Wirefix.Benchmarks.Captures;

/// <summary>What a process took from its start to its end, as it was last seen: what it took in its last milliseconds may be missed.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all cores.</param>
/// <param name="PeakBytes">The most memory that it took.</param>
internal readonly record struct ProcessCost(double Seconds, double ProcessorSeconds, long PeakBytes)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program to its end and throws its output away.</summary>
    public static ProcessCost Of(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var cost = default(ProcessCost);
        while (!process.WaitForExit(Interval))
            cost = Seen(process) ?? cost;
        return cost with { Seconds = clock.Elapsed.TotalSeconds };
    }

    private static ProcessCost? Seen(Process process)
    {
        try
        {
            process.Refresh();
            return new ProcessCost(0, process.TotalProcessorTime.TotalSeconds, Memory.PeakBytes(process));
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or FormatException or Win32Exception)
        {
            return null;
        }
    }
}
