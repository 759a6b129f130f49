using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Reads captures: RRPair <c>.md</c>, <c>.json</c> and <c>.jsonl</c>, and HAR, told apart by content. Credentials
/// are redacted as they are read. A broken entry becomes a problem and never loses its neighbours.
/// </summary>
public static class CaptureReader
{
    private const long LargestFile = 1L << 30;

    private const int DeepestFolder = 16;

    private const int MostFiles = 200_000;

    /// <summary>
    /// Reads a file, or a folder with everything below it (16 levels, 200,000 files, 1 GiB a file; symbolic links are not
    /// followed). HAR from a browser has no direction: its entries are inbound, a client calling the service.
    /// </summary>
    /// <exception cref="CaptureException">The path does not exist, or nothing in it can be read as an exchange.</exception>
    public static Capture Read(string path, CancellationToken cancellationToken = default)
    {
        var builder = new CaptureBuilder();
        if (Directory.Exists(path))
            ReadFolder(path, builder, cancellationToken);
        else if (File.Exists(path))
            ReadFile(path, Path.GetFileName(path), builder, cancellationToken);
        else
            throw new CaptureException(path, "nothing there", "Check the path.");

        var capture = builder.Build();
        if (capture.Snapshot.Exchanges.IsEmpty && capture.OtherPairs == 0)
            throw NothingReadable(path, capture);
        return capture;
    }

    private static void ReadFolder(string folder, CaptureBuilder builder, CancellationToken cancellationToken)
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
            ReadFile(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), builder, cancellationToken);
    }

    private static void ReadFile(string path, string name, CaptureBuilder builder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            ReadBytes(Load(path), name, builder, cancellationToken);
        }
        catch (EntryException problem)
        {
            builder.AddProblem(name, problem.Message);
        }
    }

    private static byte[] Load(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > LargestFile)
                throw new EntryException($"expected a file of at most {LargestFile:N0} bytes, found {length:N0}; split it");
            // A named pipe has no length either, and reading it would wait for ever.
            return length == 0 ? [] : File.ReadAllBytes(path);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new EntryException($"expected a file that can be read, found: {denied.Message} Check who may read it and who holds it");
        }
    }

    private static void ReadBytes(byte[] bytes, string name, CaptureBuilder builder, CancellationToken cancellationToken)
    {
        switch (FormatSniffer.Sniff(bytes))
        {
            case CaptureFormat.RRPairMarkdown:
                ReadEntry(name, builder, () => RRPairMarkdown.Read(Encoding.UTF8.GetString(bytes), name));
                break;
            case CaptureFormat.RRPairJson:
                ReadJsonDocument(bytes, name, builder);
                break;
            case CaptureFormat.RRPairJsonLines:
                ReadJsonLines(bytes, name, builder, cancellationToken);
                break;
            case CaptureFormat.Har:
                HarReader.Read(bytes, name, builder, cancellationToken);
                break;
            default:
                PassOver(bytes, name, builder);
                break;
        }
    }

    private static void PassOver(byte[] bytes, string name, CaptureBuilder builder)
    {
        if (name.EndsWith(".har", StringComparison.OrdinalIgnoreCase))
            builder.AddProblem(name, $"expected HAR, an object with \"log\" and \"entries\", found {FormatSniffer.Describe(bytes)}");
        else
            builder.PassOverFile();
    }

    private static void ReadJsonDocument(byte[] bytes, string name, CaptureBuilder builder) =>
        ReadEntry(name, builder, () =>
        {
            using var document = ParseJson(WithoutByteOrderMark(bytes));
            if (RRPairJson.IsPair(document.RootElement))
                return RRPairJson.IsHttp(document.RootElement) ? RRPairJson.Read(document.RootElement, name) : null;
            throw new EntryException("expected an object whose msgType is \"rrpair\", found another one");
        });

    private static void ReadJsonLines(byte[] bytes, string name, CaptureBuilder builder, CancellationToken cancellationToken)
    {
        var rest = WithoutByteOrderMark(bytes);
        for (var number = 1; !rest.IsEmpty; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? ReadOnlyMemory<byte>.Empty : rest[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
                ReadJsonDocument(line.ToArray(), $"{name}, line {number}", builder);
        }
    }

    private static void ReadEntry(string source, CaptureBuilder builder, Func<RecordedPair?> read)
    {
        try
        {
            if (read() is { } pair)
                builder.Add(pair);
            else
                builder.AddOtherPair();
        }
        catch (EntryException problem)
        {
            builder.AddProblem(source, $"{problem.Message}; the pair is left out");
        }
    }

    private static JsonDocument ParseJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, JsonElementExtensions.Strict);
        }
        catch (JsonException malformed)
        {
            throw new EntryException($"expected one JSON object, found JSON that does not parse at byte {malformed.BytePositionInLine}");
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
        bytes.AsMemory(bytes.Length - FormatSniffer.WithoutByteOrderMark(bytes).Length);

    private static CaptureException NothingReadable(string path, Capture capture) => capture switch
    {
        { Problems: [var only] } => new CaptureException(
            path, $"no exchange that could be read ({only.Where}: {only.What})", "Record it again, or repair the file."),
        { Problems: [var first, .. var more] } => new CaptureException(
            path, $"no exchange that could be read ({first.Where}: {first.What}; and {more.Length} more)", "Record it again, or repair the files."),
        { FilesPassedOver: 0 } => new CaptureException(path, "an empty folder", "Name the folder that the recording was written to."),
        _ when Directory.Exists(path) => new CaptureException(
            path, $"{capture.FilesPassedOver} files, none of them a capture", "Name the folder that the recording was written to."),
        _ => new CaptureException(path, DescribeFile(path), "Name a recording."),
    };

    private static string DescribeFile(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[4096];
        return FormatSniffer.Describe(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }
}
