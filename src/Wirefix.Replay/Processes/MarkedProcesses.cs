using System.Diagnostics;

namespace Wirefix.Replay.Processes;

/// <summary>
/// Processes that are known by a variable which they inherited, whoever their parent is by now: what a command leaves behind is no longer its
/// child. Only Linux tells the environment of a process.
/// </summary>
internal static class MarkedProcesses
{
    // What was killed may have started another one meanwhile.
    private const int MostRounds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Kills all of them, and waits until they are gone.</summary>
    /// <param name="mark">The variable, as <c>NAME=value</c>.</param>
    public static async Task EndAsync(string mark)
    {
        for (var round = 0; round < MostRounds && Living(mark) is { Count: > 0 } living; round++)
        {
            foreach (var process in living)
            {
                using (process)
                    await EndAsync(process);
            }
        }
    }

    private static List<Process> Living(string mark) => OperatingSystem.IsLinux()
        ? [.. Process.GetProcesses().Where(process => IsMarked(process.Id, mark))]
        : [];

    private static bool IsMarked(int id, string mark)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains(mark, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or gone meanwhile.
            return false;
        }
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or TimeoutException)
        {
            // It has ended meanwhile, or hangs in the system; the next look tells.
        }
    }
}
