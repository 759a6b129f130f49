using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Wirefix.Benchmarks.Captures;

/// <summary>What this process takes of the machine's memory.</summary>
internal static class Memory
{
    /// <summary>
    /// The most that it took, in bytes. Linux counts the high-water mark of the memory itself; elsewhere the runtime's own peak stands in.
    /// </summary>
    public static long PeakBytes()
    {
        if (!OperatingSystem.IsLinux())
            return Process.GetCurrentProcess().PeakWorkingSet64;
        var status = File.ReadAllText("/proc/self/status");
        return long.Parse(Regex.Match(status, @"VmHWM:\s+(\d+) kB").Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
    }
}
