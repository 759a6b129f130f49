namespace Wirefix.Replay.Processes;

/// <summary>Whether a process is at work, seen from outside.</summary>
internal static class ProcessActivity
{
    /// <summary>
    /// The thread on which the runtime compiles warm methods again, for as long as it takes; it calls nobody. The
    /// kernel keeps 15 characters of a name.
    /// </summary>
    private const string Recompiler = "(.NET Tiered Com)";

    /// <summary>
    /// Whether a thread of the process runs, would run if it had a processor, or reads from a disk. False where the
    /// system does not tell (only Linux does) and where there is no such process.
    /// </summary>
    public static bool IsComputing(int id)
    {
        if (!OperatingSystem.IsLinux())
            return false;

        try
        {
            return Directory.EnumerateDirectories($"/proc/{id}/task").Any(thread => IsComputing(Path.Combine(thread, "stat")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended.
            return false;
        }
    }

    /// <summary>proc(5): "id (name) state …"; the name may hold blanks and parentheses.</summary>
    private static bool IsComputing(string stat)
    {
        try
        {
            var text = File.ReadAllText(stat);
            var state = text.LastIndexOf(')') + 2;
            return state < text.Length && text[state] is 'R' or 'D' && !text.Contains(Recompiler, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The thread has ended meanwhile.
            return false;
        }
    }
}
