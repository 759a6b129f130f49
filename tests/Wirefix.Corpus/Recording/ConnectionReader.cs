using Wirefix.Traffic;

namespace Wirefix.Corpus.Recording;

/// <summary>Makes exchanges of what passed through a connection.</summary>
internal static class ConnectionReader
{
    /// <summary>
    /// The exchanges of a connection in order. An exchange that was still going on when the recording ended is left out: what
    /// would have come of it is not known.
    /// </summary>
    public static IEnumerable<Exchange> Read(ConnectionLog log, Vantage vantage)
    {
        var requestAt = 0;
        var responseAt = 0;
        while (WireParser.Request(log.Client.Bytes, requestAt) is { } request)
        {
            var response = WireParser.Response(log.Server.Bytes, responseAt, request.Method, log.Server is { Ended: not null, Reset: false });
            if (response is { Complete: true })
                response = WithTrailingBytes(response, log.Server.Bytes);
            if (response is not null && log.Client.Ended < log.Server.TimeOf(responseAt))
                response = null;
            if (EndOf(log, response) is { } end)
                yield return Of(request, Answer(log, response), log.Client.TimeOf(requestAt), end, vantage);
            requestAt = request.End;
            responseAt = response?.End ?? log.Server.Bytes.Length;
        }
    }

    // Bytes behind a body that are no next response belong to nobody else; a recorder that dropped them would hide the fault.
    private static WireMessage WithTrailingBytes(WireMessage response, ReadOnlyMemory<byte> sent)
    {
        var rest = sent[response.End..];
        if (rest.IsEmpty || rest.Span.StartsWith("HTTP/1."u8))
            return response;
        return response with { Body = (byte[])[.. response.Body.Span, .. rest.Span], End = sent.Length };
    }

    private static DateTimeOffset? EndOf(ConnectionLog log, WireMessage? response)
    {
        if (response is { Complete: true, End: var end } && (log.Client.Ended is null || log.Server.TimeOf(end - 1) <= log.Client.Ended))
            return log.Server.TimeOf(end - 1);
        return (log.Client.Ended, log.Server.Ended) switch
        {
            ({ } client, { } server) => client < server ? client : server,
            var (client, server) => client ?? server,
        };
    }

    private static Response Answer(ConnectionLog log, WireMessage? response)
    {
        if (response is null)
            return new Response(0) { FailureReason = Reason(log) };
        return new Response(response.Status)
        {
            Headers = response.Headers,
            Body = ContentDecoding.Remove(response.Body, response.Header("Content-Encoding")),
        };
    }

    private static string Reason(ConnectionLog log) => log switch
    {
        { Refused: true } => "connection refused",
        _ when log.Client.Ended < (log.Server.Ended ?? DateTimeOffset.MaxValue) => "the client gave up before an answer came",
        { Server.Reset: true } => "connection reset",
        _ => "connection closed before an answer came",
    };

    private static Exchange Of(WireMessage request, Response response, DateTimeOffset start, DateTimeOffset end, Vantage vantage) => new()
    {
        Id = "",
        Direction = vantage.Direction,
        Start = start,
        Duration = end - start,
        Timing = Timing.Span,
        Request = new Request(request.Method, new Uri($"http://{vantage.Host}{request.Target}"))
        {
            Headers = [.. request.Headers.Select(header => header.Name == "Host" ? header with { Value = vantage.Host } : header)],
            Body = ContentDecoding.Remove(request.Body, request.Header("Content-Encoding")),
        },
        Response = response,
        TraceId = request.Header("traceparent")?.Split('-') is [_, { Length: 32 } trace, ..] ? trace : null,
        Service = vantage.Service,
        Source = vantage.Host,
    };
}
