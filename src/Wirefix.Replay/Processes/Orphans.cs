using System.ComponentModel;
using System.Diagnostics;

namespace Wirefix.Replay.Processes;

/// <summary>
/// Processes that one of ours started and left behind as it ended: nobody is their parent any more who could be asked for them. They inherited
/// a mark in their environment. Only Linux tells the environment of others.
/// </summary>
internal static class Orphans
{
    /// <summary>The variable that holds the mark.</summary>
    public const string Mark = "WIREFIX_PROCESS";

    /// <summary>How the marks of all begin that this process starts.</summary>
    public static string Run { get; } = Guid.NewGuid().ToString("N");

    // One that is killed may have started another between our look and its end.
    private const int MostLooks = 5;

    /// <summary>A mark for one more process.</summary>
    public static string NewMark() => $"{Run}-{Guid.NewGuid():N}";

    /// <summary>The running processes that carry a mark; none where the system does not tell.</summary>
    public static int[] Marked(string mark) =>
        OperatingSystem.IsLinux() ? [.. Running().Where(id => Carries(id, $"{Mark}={mark}"))] : [];

    /// <summary>Kills all that carry a mark.</summary>
    public static void Kill(string mark)
    {
        for (var look = 0; look < MostLooks && Marked(mark) is { Length: > 0 } marked; look++)
        {
            foreach (var id in marked)
                Kill(id);
        }
    }

    private static IEnumerable<int> Running() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
        .Where(id => id > 0 && id != Environment.ProcessId);

    private static bool Carries(int id, string variable)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains(variable, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
