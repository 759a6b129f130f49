namespace Wirefix.Traffic.Tests.Formats.Mutations;

/// <summary>Captures as servers, agents and collectors write them: spans, test cases, raw messages and logs of a few exchanges.</summary>
internal static class ServerCaptures
{
    private const string Trace = "13a25032e8769e5dfcd9e6692a6d0530";

    private const string Hosting = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private const string HttpLogging = "Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware";

    private const string Client = "System.Net.Http.HttpClient.pay.ClientHandler";

    /// <summary>Two documents of OTLP/JSON, a server and a client span for every two exchanges.</summary>
    public static string Spans(int exchanges) => string.Join('\n', Enumerable.Range(0, exchanges).Chunk(exchanges / 2).Select(numbers =>
        $$"""{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"orders"} }]},"scopeSpans":[{"spans":[{{string.Join(',', numbers.Select(Span))}}]}]}]}"""));

    /// <summary>Keploy's documents, test cases and mocks in turn.</summary>
    public static string Documents(int exchanges) => string.Join("---\n", Enumerable.Range(0, exchanges).Select(number => $$"""
        version: api.keploy.io/v1beta1
        kind: Http
        name: {{(number % 2 == 0 ? "test" : "mock")}}-{{number}}
        spec:
            req:
                method: POST
                url: http://shop.example/{{number}}
                header:
                    X-Many: [one, 'two']
                body: |-
                    {"a": "b"}
                timestamp: 2026-10-01T09:16:49.123652478Z
            resp:
                status_code: 201
                header: {Content-Type: application/json}
                body: !!binary //4A
                timestamp: 2026-10-01T09:16:49.149652478Z

        """));

    /// <summary>GoReplay's records, a request and its response for each exchange.</summary>
    public static string Records(int exchanges) => string.Concat(Enumerable.Range(0, exchanges).Select(number =>
        $"1 {number:x24} 1772600767000000100 0\nPOST /{number} HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\n\r\n{{}}\n🐵🙈🙉\n"
        + $"2 {number:x24} 1772600767030000100 2000000\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n\n🐵🙈🙉\n"));

    /// <summary>Serilog's compact lines, a request and a call for every two exchanges.</summary>
    public static string CompactLines(int exchanges) => Lines(exchanges, (number, category, template, properties) =>
        $$"""{"@t":"2026-03-04T05:06:07.{{number:000}}Z","@mt":"{{template}}","@tr":"{{Trace}}","@sp":"{{number:x16}}","SourceContext":"{{category}}",{{properties}}}""");

    /// <summary>The same by the console's JSON formatter.</summary>
    public static string ConsoleLines(int exchanges) => Lines(exchanges, (number, category, template, properties) =>
        $$"""{"Timestamp":"2026-03-04T05:06:07.{{number:000}}Z","LogLevel":"Information","Category":"{{category}}","State":{ {{properties}},"{OriginalFormat}":"{{template}}"},"Scopes":[{"TraceId":"{{Trace}}","SpanId":"{{number:x16}}"}]}""");

    private static string Span(int number) =>
        $$"""
        {"traceId":"{{Trace}}","spanId":"{{number + 1:x16}}","kind":{{2 + (number % 2)}},"startTimeUnixNano":"1544712660000000100","endTimeUnixNano":"1544712661000000100","attributes":[{"key":"http.request.method","value":{"stringValue":"GET"} },{"key":"http.response.status_code","value":{"intValue":"200"} },{"key":"url.full","value":{"stringValue":"http://h/{{number}}"} },{"key":"http.request.header.x-tag","value":{"arrayValue":{"values":[{"stringValue":"a"}]} } }]}
        """;

    private static string Lines(int exchanges, Func<int, string, string, string, string> line) => string.Join('\n', Enumerable.Range(0, exchanges / 2).SelectMany(number => new[]
    {
        line(number, Hosting, "Request starting", $"\"Protocol\":\"HTTP/1.1\",\"Method\":\"PUT\",\"Scheme\":\"http\",\"Host\":\"shop\",\"Path\":\"/{number}\",\"QueryString\":\"?v=1\""),
        line(number, HttpLogging, "RequestBody: {Body}", "\"Body\":\"{\\\"a\\\":1}\""),
        line(number, Client, "Sending HTTP request", $"\"HttpMethod\":\"GET\",\"Uri\":\"http://pay/{number}\""),
        line(number, Client, "Received HTTP response", $"\"ElapsedMilliseconds\":3.5,\"StatusCode\":200,\"HttpMethod\":\"GET\",\"Uri\":\"http://pay/{number}\""),
        line(number, Hosting, "Request finished", $"\"ElapsedMilliseconds\":10.5,\"StatusCode\":200,\"Method\":\"PUT\",\"Path\":\"/{number}\""),
    }));
}
