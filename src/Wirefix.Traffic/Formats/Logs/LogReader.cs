using System.Text.Json;

namespace Wirefix.Traffic.Formats.Logs;

/// <summary>
/// Reads structured logs of ASP.NET Core, a JSON object on every line, as Serilog's compact formatter and the console's JSON
/// formatter write them: HTTP logging, the host's <c>Request starting</c> and <c>Request finished</c>, HttpClient's handlers and
/// Serilog's request logging. Lines are joined to exchanges; other lines are passed over and counted.
/// </summary>
internal static class LogReader
{
    // HTTP logging writes a header that request and response both have twice, so that duplicates are no fault here.
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 64 };

    /// <summary>Reads every line that can be read; the others become problems.</summary>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        var inbound = new InboundLog(exchange => Add(exchange, name, sink));
        var outbound = new OutboundLog(exchange => Add(exchange, name, sink));
        var others = 0;
        foreach (var line in TextLines.Of(stream))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = line.Bytes.Trim(" \t\r"u8);
            if (content.IsEmpty)
                continue;
            if (!line.Whole || content.Span[0] != '{' || !TryTake(content, line.Number, name, sink, inbound, outbound))
                others++;
        }

        inbound.Flush();
        outbound.Flush();
        if (inbound.Alone + outbound.Alone is > 0 and var alone)
            sink.AddProblem(name, $"expected lines that belong to a request, found {alone:N0} that cannot be joined to one; they are left out");
        if (others > 0)
            sink.AddProblem(name, $"expected lines that tell of HTTP exchanges, found {others:N0} others; they are passed over");
    }

    private static bool TryTake(ReadOnlyMemory<byte> json, int number, string name, IPairSink sink, InboundLog inbound, OutboundLog outbound)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (LogEvent.Read(document.RootElement, number) is not { } line)
                return false;
            var kind = LogKinds.Of(line);
            if (kind is LogKind.OutboundStart or LogKind.OutboundEnd or LogKind.OutboundFailure)
                outbound.Take(line, kind);
            else if (kind != LogKind.Other)
                inbound.Take(line, kind);
            return kind != LogKind.Other;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The second comes of text whose escapes make no Unicode.
            sink.AddProblem($"{name}, line {number}", "expected one JSON object, found JSON that does not parse; the line is left out");
            return true;
        }
    }

    private static void Add(LoggedExchange exchange, string name, IPairSink sink)
    {
        try
        {
            sink.Add(exchange.ToPair(name));
        }
        catch (EntryException problem)
        {
            sink.AddProblem($"{name}, line {exchange.Line}", $"{problem.Message}; the exchange is left out");
        }
    }
}
