using System.Globalization;

namespace Wirefix.Cli.Tests;

/// <summary>The processes that a process started, and those that they started, told by a variable that all of them inherit.</summary>
internal sealed class MarkedProcesses
{
    private const string Name = "STARTED_BY_TEST";
    private readonly string _mark = Guid.NewGuid().ToString("N");

    /// <summary>The environment that marks them.</summary>
    public KeyValuePair<string, string?> Variable => KeyValuePair.Create(Name, (string?)_mark);

    /// <summary>Those that live; none where the system does not tell.</summary>
    public HashSet<int> Ids => OperatingSystem.IsLinux() ? [.. Directory.GetDirectories("/proc").Select(IdOf).Where(id => id > 0 && IsMarked(id))] : [];

    private static int IdOf(string folder) => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private bool IsMarked(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains($"{Name}={_mark}", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or gone meanwhile.
            return false;
        }
    }
}
