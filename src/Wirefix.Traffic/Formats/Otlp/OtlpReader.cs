using System.Text.Json;

namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>
/// Reads OTLP/JSON traces: one document, or one on every line as the collector's file exporter writes them. A server span is
/// an inbound exchange and a client span an outbound one, where they speak HTTP; the other spans are counted.
/// </summary>
internal static class OtlpReader
{
    /// <summary>Reads every span that can be read; the others become problems.</summary>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        foreach (var document in OtlpDocuments.Of(stream))
        {
            var where = $"{name}, line {document.Line}";
            ReadDocument(document.Bytes, where, sink, cancellationToken);
            if (!document.Whole)
                sink.AddProblem(where, $"expected a document of at most {TextLines.LongestLine:N0} bytes, found a longer one; the rest is left out, split it");
        }
    }

    private static void ReadDocument(ReadOnlyMemory<byte> document, string where, IPairSink sink, CancellationToken cancellationToken)
    {
        var spans = 0;
        var resource = OtlpResource.Unknown;
        foreach (var part in OtlpParts.Split(document))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.IsResource)
                resource = OtlpResource.Read(part.Json);
            else
                ReadSpan(part, resource, $"{where}, span {++spans}", sink);
        }

        if (spans == 0 && !JsonObjects.IsJson(document.Span))
            sink.AddProblem(where, "expected OTLP/JSON traces, found JSON that does not parse; the line is left out");
    }

    private static void ReadSpan(OtlpPart part, OtlpResource resource, string source, IPairSink sink)
    {
        try
        {
            if (!part.Closed)
                throw new EntryException("expected the end of the span, found the end of the document");
            using var span = JsonDocument.Parse(part.Json, JsonElementExtensions.Strict);
            if (OtlpSpan.Read(span.RootElement, resource, source) is { } pair)
                sink.Add(pair);
            else
                sink.AddOtherPair();
        }
        catch (JsonException malformed)
        {
            sink.AddProblem(source, $"expected a JSON object, found JSON that does not parse at its byte {malformed.BytePositionInLine}; the span is left out");
        }
        catch (InvalidOperationException)
        {
            sink.AddProblem(source, "expected text, found an escape that makes no Unicode; the span is left out");
        }
        catch (EntryException problem)
        {
            sink.AddProblem(source, $"{problem.Message}; the span is left out");
        }
    }
}
