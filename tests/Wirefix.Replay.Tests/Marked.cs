namespace Wirefix.Replay.Tests;

/// <summary>Running processes that are known by a value in their environment; only Linux tells it.</summary>
internal static class Marked
{
    /// <summary>The running processes whose environment holds a value.</summary>
    public static IEnumerable<string> Processes(string value) =>
        Directory.EnumerateDirectories("/proc").Where(process => EnvironmentOf(process).Contains(value, StringComparison.Ordinal));

    private static string EnvironmentOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
