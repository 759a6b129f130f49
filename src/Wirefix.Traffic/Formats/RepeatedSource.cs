namespace Wirefix.Traffic.Formats;

/// <summary>
/// A source that can be read more than once: standard input is kept in a file, which is gone when this is disposed of.
/// </summary>
internal sealed class RepeatedSource(CaptureSource source) : IDisposable
{
    private readonly FileStream? _spooled = Spool(source.StandardInput);

    /// <summary>The source, to be read from its beginning.</summary>
    public CaptureSource Again()
    {
        _spooled?.Seek(0, SeekOrigin.Begin);
        return source with { StandardInput = _spooled };
    }

    /// <inheritdoc/>
    public void Dispose() => _spooled?.Dispose();

    private static FileStream? Spool(Stream? input)
    {
        if (input is null)
            return null;
        var spooled = CreateUnseen();
        try
        {
            input.CopyTo(spooled);
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    // It holds the capture as it came, secrets and all: nobody else may read it, and even a run that is killed leaves nothing.
    private static FileStream CreateUnseen()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
