namespace Wirefix.Traffic.Formats;

/// <summary>The files that the paths of a capture name, read one after another.</summary>
internal static class CaptureSources
{
    private const int DeepestFolder = 16;

    private const int MostFiles = 200_000;

    /// <summary>
    /// Reads every path into the sink. A file that cannot be read becomes a problem; a path with nothing there is refused. With
    /// several paths the names begin with the path.
    /// </summary>
    public static void Read(CaptureSource source, IPairSink sink, CancellationToken cancellationToken)
    {
        foreach (var path in source.Paths)
        {
            if (path == CaptureSource.StandardInputPath)
                ReadStream(() => InputOf(source.StandardInput), "standard input", sink, cancellationToken);
            else if (Directory.Exists(path))
                ReadFolder(path, source.Paths.Length > 1 ? path : "", sink, cancellationToken);
            else if (File.Exists(path))
                ReadFile(path, source.Paths.Length > 1 ? path : Path.GetFileName(path), sink, cancellationToken);
            else
                throw new CaptureException(path, "nothing there", "Check the path.");
        }
    }

    /// <summary>How many bytes the files hold that the paths name; what a folder holds, or standard input, is not known before it is read.</summary>
    public static long KnownBytes(CaptureSource source) => source.Paths.Where(File.Exists).Sum(path => new FileInfo(path).Length);

    private static void ReadFolder(string folder, string prefix, IPairSink sink, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = DeepestFolder,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var files = Directory.EnumerateFiles(folder, "*", options).Take(MostFiles + 1).Order(StringComparer.Ordinal).ToArray();
        if (files.Length > MostFiles)
            throw new CaptureException(folder, $"more than {MostFiles:N0} files", "Name the folder of one recording.");
        foreach (var file in files)
            ReadFile(file, Path.Combine(prefix, Path.GetRelativePath(folder, file)).Replace('\\', '/'), sink, cancellationToken);
    }

    private static void ReadFile(string path, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadStream(() => Open(path), name, sink, cancellationToken);
    }

    private static void ReadStream(Func<Stream> open, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = open();
            CaptureFile.Read(stream, name, sink, cancellationToken);
        }
        catch (EntryException problem)
        {
            sink.AddProblem(name, problem.Message);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            sink.AddProblem(name, $"expected a file that can be read, found: {denied.Message} Check who may read it and who holds it");
        }
    }

    // Behind this one the caller's stream stays open.
    private static PeekStream InputOf(Stream? standardInput) =>
        new(standardInput ?? throw new CaptureException(CaptureSource.StandardInputPath, "no standard input", "Name a file or folder."));

    // A named pipe has no length, and reading it would wait for ever.
    private static Stream Open(string path) => new FileInfo(path).Length == 0
        ? new MemoryStream()
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
