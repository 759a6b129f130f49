namespace Wirefix.Replay.Tests;

/// <summary>The processes that run on this machine, found in /proc.</summary>
internal static class RunningProcesses
{
    /// <summary>Those whose environment holds a value.</summary>
    public static IEnumerable<string> With(string value) =>
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
