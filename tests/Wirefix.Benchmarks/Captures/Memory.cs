using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirefix.Benchmarks.Captures;

/// <summary>What a process takes of the machine's memory.</summary>
internal static class Memory
{
    /// <summary>The most that this process took, in bytes.</summary>
    public static long PeakBytes() => PeakBytes(Process.GetCurrentProcess());

    /// <summary>
    /// The most that a process took, in bytes. Linux counts the high-water mark of the memory itself; elsewhere the runtime's own peak stands in.
    /// </summary>
    public static long PeakBytes(Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.PeakWorkingSet64;
        var status = File.ReadAllText($"/proc/{process.Id}/status");
        return long.Parse(Regex.Match(status, @"VmHWM:\s+(\d+) kB").Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
    }
}
