namespace Wirefix.Traffic.Formats.Keploy;

/// <summary>
/// Reads Keploy's YAML (<c>api.keploy.io/v1beta1</c>), documents of the kind Http. A test case is an inbound exchange, a mock an
/// outbound one; the kinds of other protocols are counted.
/// </summary>
internal static class KeployReader
{
    private const string KindMark = "kind:";

    private const string VersionMark = "version:";

    private const string Known = "api.keploy.io/v1beta1";

    /// <summary>Reads every document that can be read; the others become problems.</summary>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        var number = 0;
        var isToldOf = false;
        foreach (var (line, text, whole) in KeployDocuments.Of(stream))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (!isToldOf && TextOf(text, VersionMark) is { } version && version != Known)
            {
                isToldOf = true;
                sink.AddProblem(name, $"expected version {Known}, found \"{version}\"; what is new in it is left out, the rest is read as {Known}");
            }

            if (IsOtherKind(text))
                sink.AddOtherPair();
            else
                ReadDocument(text, whole, name, $"{name}, document {number} (line {line})", sink);
        }
    }

    private static void ReadDocument(string text, bool whole, string file, string source, IPairSink sink)
    {
        try
        {
            if (!whole)
                throw new EntryException("expected a smaller document, found one of more than 16 MiB");
            if (KeployPair.Read(YamlReader.Read(text), file, source) is { } pair)
                sink.Add(pair);
            else
                sink.AddOtherPair();
        }
        catch (EntryException problem)
        {
            sink.AddProblem(source, $"{problem.Message}; the document is left out");
        }
    }

    // Mocks of databases are most of a file, and large: their kind stands at the beginning of a line.
    private static bool IsOtherKind(string text) => TextOf(text, KindMark)?.Equals("Http", StringComparison.OrdinalIgnoreCase) == false;

    private static string? TextOf(string text, string mark)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
                return line[mark.Length..].Trim(" \"'").ToString();
        }

        return null;
    }
}
