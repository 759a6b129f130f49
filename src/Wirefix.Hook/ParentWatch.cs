using System.Diagnostics;

namespace Wirefix.Hook;

/// <summary>Ends this process when the one that measures it is gone, so that a killed run leaves no service behind.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Watches the process with this id from a background thread of its own.</summary>
    public static void Start(int parent) =>
        new Thread(() => Watch(parent)) { IsBackground = true, Name = "wirefix parent watch" }.Start();

    /// <summary>Whether the process runs. A zombie does not: where nobody reaps it, its id stays for ever.</summary>
    public static bool IsAlive(int id)
    {
        var stat = $"/proc/{id}/stat";
        if (OperatingSystem.IsLinux())
            return File.Exists(stat) && !IsZombie(stat);

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Watch(int parent)
    {
        try
        {
            while (IsAlive(parent))
                Thread.Sleep(Interval);
            Process.GetCurrentProcess().Kill();
        }
        catch (Exception exception)
        {
            Complaint.Once(exception);
        }
    }

    private static bool IsZombie(string stat)
    {
        try
        {
            // "pid (name) state …"; the name may hold blanks and parentheses.
            var text = File.ReadAllText(stat);
            var end = text.LastIndexOf(')');
            return end < 0 || text[end + 2] is 'Z' or 'X';
        }
        catch (IOException)
        {
            // It went away between the two looks.
            return true;
        }
    }
}
