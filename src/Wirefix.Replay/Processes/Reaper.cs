using System.ComponentModel;
using System.Diagnostics;

namespace Wirefix.Replay.Processes;

/// <summary>
/// Ends what a run has started where the run is killed and cannot do it itself: a shell of its own that waits for the end of its standard input,
/// which the system closes when the run ends, however it ends. It finds processes by the run's mark in their environment, as <see cref="Orphans"/>
/// does. Linux alone tells the environment of others; elsewhere there is no reaper.
/// </summary>
public sealed class Reaper : IDisposable
{
    // The last word of the command line is the mark. What is killed may have started another meanwhile, so it looks again, a few times at most. The
    // compiler's project loader is told the name of its socket, a GUID, and leaves it where it is killed.
    private const string Script = """
        trap '' HUP INT TERM
        exec >/dev/null 2>&1
        read -r _
        for look in 1 2 3 4 5; do
          ids=$(grep -ls -- "$0" /proc/[0-9]*/environ | cut -d / -f 3)
          [ -n "$ids" ] || exit 0
          sockets=$(for id in $ids; do tr '\0' '\n' </proc/$id/cmdline | grep -xE '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'; done)
          kill -KILL $ids
          for socket in $sockets; do rm -f "/tmp/$socket"; done
        done
        """;

    private static readonly Lazy<Reaper?> Mine = new(WatchThis);

    private readonly Process _shell;

    private Reaper(Process shell) => _shell = shell;

    /// <summary>Has a reaper watch this process, and what it starts from now on. The first call starts it; others do nothing.</summary>
    public static void Watch() => _ = Mine.Value;

    /// <summary>Starts a reaper that ends what carries a mark as this process ends, or as it is disposed of; null where none can be.</summary>
    /// <param name="mark">What stands in the environment, as <c>NAME=VALUE</c>, or the beginning of it.</param>
    internal static Reaper? Watch(string mark)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, mark]) { RedirectStandardInput = true };
        // It has to outlive us for a moment, so it carries no mark, not that of a run which we may be a child of either. It needs nothing else of ours.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        try
        {
            return Process.Start(start) is { } shell ? new Reaper(shell) : null;
        }
        catch (Win32Exception)
        {
            // A system without a shell.
            return null;
        }
    }

    /// <summary>Completes when the reaper has done its work.</summary>
    internal Task EndedAsync(CancellationToken cancellationToken) => _shell.WaitForExitAsync(cancellationToken);

    /// <summary>Ends what carries the mark.</summary>
    public void Dispose() => _shell.StandardInput.Close();

    // Libraries start processes too, which inherit what we have; the compiler's project loader waits for ever where we are gone.
    private static Reaper? WatchThis()
    {
        Environment.SetEnvironmentVariable(Orphans.Mark, Orphans.Run);
        return Watch($"{Orphans.Mark}={Orphans.Run}");
    }
}
