namespace Wirefix.Workspace.Loading;

/// <summary>
/// Removes the sockets that the compiler's build hosts leave in <c>/tmp</c> as they end, each named by a GUID: those that were made while this was
/// there and that nobody listens at. Linux alone tells who listens; elsewhere they stay.
/// </summary>
internal sealed class BuildHostSockets : IDisposable
{
    // Where they are on Unix, whatever the temporary folder is.
    private const string Folder = "/tmp";
    private const string Bound = "/proc/net/unix";

    private readonly DateTime _since = DateTime.UtcNow;

    public void Dispose()
    {
        try
        {
            if (File.Exists(Bound))
                Sweep(File.ReadAllText(Bound));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or gone already.
        }
    }

    private void Sweep(string bound)
    {
        var left = Directory.EnumerateFiles(Folder).Where(path => Guid.TryParseExact(Path.GetFileName(path), "D", out _))
            .Where(path => File.GetCreationTimeUtc(path) >= _since && !bound.Contains(path, StringComparison.Ordinal));
        foreach (var path in left)
            File.Delete(path);
    }
}
