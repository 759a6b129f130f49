using System.Diagnostics;
using System.Globalization;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Tests.Formats.Mutations;

namespace Wirefix.Benchmarks.Captures;

/// <summary>
/// Reads as many damaged captures as asked for; anything but a refusal or a reading within a second stops it with the seed.
/// </summary>
internal static class FuzzRun
{
    // The bound is a second for a megabyte; these captures have a few kilobytes, and a busy machine may pause a process.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Runs over seeds from zero on and returns the process's exit code.</summary>
    public static int Run(int inputs, TextWriter output)
    {
        WarmUp();
        var clock = Stopwatch.StartNew();
        var refused = 0;
        var slowest = TimeSpan.Zero;
        for (var seed = 0; seed < inputs; seed++)
        {
            var name = MutatedCapture.Names[seed % MutatedCapture.Names.Count];
            var capture = MutatedCapture.Damaged(MutatedCapture.WellFormed(name), new Random(seed));
            var began = clock.Elapsed;
            try
            {
                refused += Reads(capture) ? 0 : 1;
            }
            catch (Exception crash)
            {
                output.WriteLine($"seed {seed} ({name}): {crash}");
                return 1;
            }

            var took = clock.Elapsed - began;
            slowest = took > slowest ? took : slowest;
            if (took > Longest)
            {
                output.WriteLine($"seed {seed} ({name}): took {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
                return 1;
            }
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{inputs:N0} damaged captures in {clock.Elapsed.TotalSeconds:0} s: {refused:N0} refused, the others read."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The slowest took {slowest.TotalMilliseconds:0} ms; peak memory {process.PeakWorkingSet64 / 1e6:0} MB."));
        return 0;
    }

    // The first capture of a kind waits for the reader's code to be made.
    private static void WarmUp()
    {
        foreach (var name in MutatedCapture.Names)
            Reads(MutatedCapture.WellFormed(name));
    }

    private static bool Reads(byte[] capture)
    {
        try
        {
            Inspector.Inspect(CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) }));
            return true;
        }
        catch (CaptureException)
        {
            return false;
        }
    }
}
