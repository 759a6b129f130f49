namespace Wirefix.Traffic.Formats;

/// <summary>The files that the paths of a capture name, read one after another, each of them once.</summary>
internal sealed class CaptureSources
{
    private readonly CaptureSource _source;

    private readonly IPairSink _sink;

    private readonly CancellationToken _cancellationToken;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private CaptureSources(CaptureSource source, IPairSink sink, CancellationToken cancellationToken) =>
        (_source, _sink, _cancellationToken) = (source, sink, cancellationToken);

    /// <summary>
    /// Reads every path into the sink, in an order of their own, so that what is found does not depend on the order in which they were named.
    /// A file that cannot be read becomes a problem; a path with nothing there is refused. With several paths the names begin with the path.
    /// </summary>
    public static void Read(CaptureSource source, IPairSink sink, CancellationToken cancellationToken)
    {
        var sources = new CaptureSources(source, sink, cancellationToken);
        foreach (var path in source.Paths.OrderBy(path => path == CaptureSource.StandardInputPath).ThenBy(path => path, StringComparer.Ordinal))
            sources.Read(path);
    }

    /// <summary>How many bytes the files hold that the paths name; what a folder holds, or standard input, is not known before it is read.</summary>
    public static long KnownBytes(CaptureSource source) => source.Paths.Where(File.Exists).Sum(path => new FileInfo(path).Length);

    private void Read(string path)
    {
        var isOneOfSeveral = _source.Paths.Length > 1;
        if (path == CaptureSource.StandardInputPath)
            ReadStandardInput();
        else if (Directory.Exists(path))
            ReadFolder(path, isOneOfSeveral ? path : "");
        else if (File.Exists(path))
            ReadFile(path, isOneOfSeveral ? path : Path.GetFileName(path));
        else
            throw new CaptureException(path, "nothing there", "Check the path.");
    }

    private void ReadStandardInput()
    {
        var input = _source.StandardInput ?? throw new CaptureException(CaptureSource.StandardInputPath, "no standard input", "Name a file or folder.");
        if (!_read.Add(CaptureSource.StandardInputPath))
            return;
        // The caller's stream stays open.
        var content = new PeekStream(input);
        if (content.Peek(1).IsEmpty && _source.Paths.Length == 1)
            throw new CaptureException(CaptureSource.StandardInputPath, "nothing on standard input", "Pipe a recording into it, or name a file or folder.");
        ReadStream(() => content, "standard input");
    }

    private void ReadFolder(string folder, string prefix)
    {
        foreach (var file in CaptureFolder.FilesOf(folder, (path, what) => _sink.AddProblem(NameOf(path), what)))
            ReadFile(file, NameOf(file));

        string NameOf(string path) => Path.Combine(prefix, Path.GetRelativePath(folder, path)).Replace('\\', '/');
    }

    private void ReadFile(string path, string name)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_read.Add(Path.GetFullPath(path)))
            ReadStream(() => Open(path), name);
    }

    private void ReadStream(Func<Stream> open, string name)
    {
        try
        {
            using var stream = open();
            CaptureFile.Read(stream, name, _sink, _cancellationToken);
        }
        catch (EntryException problem)
        {
            _sink.AddProblem(name, problem.Message);
        }
    }

    // A named pipe has no length, and reading it would wait for ever.
    private static Stream Open(string path)
    {
        try
        {
            return new FileInfo(path).Length == 0
                ? new MemoryStream()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw EntryException.OfFile(denied);
        }
    }
}
