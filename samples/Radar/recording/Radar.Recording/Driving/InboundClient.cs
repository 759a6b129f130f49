using System.Diagnostics;
using System.Net.Http.Headers;
using Radar.Recording.Capturing;

namespace Radar.Recording.Driving;

/// <summary>Calls the service and records the exchanges. Every call starts a trace and has a connection of its own.</summary>
public sealed class InboundClient : IDisposable
{
    private readonly Recorder _recorder;
    private readonly CaptureClock _clock;
    private readonly HttpClient _http;

    /// <summary>A client of the service at this address.</summary>
    public InboundClient(Uri address, Recorder recorder, CaptureClock clock)
    {
        (_recorder, _clock) = (recorder, clock);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero })
        {
            BaseAddress = address,
        };
    }

    /// <summary>Sends a request without a body.</summary>
    public async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = $"localhost:{_http.BaseAddress!.Port}";
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("radar-scheduler/1.3");
        request.Headers.Add("traceparent", TraceParent());

        var start = _clock.Now();
        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var end = _clock.Now();

        _recorder.Add(new Exchange
        {
            Direction = Direction.Inbound,
            Connected = start,
            Start = start,
            End = end,
            Method = method.Method,
            Uri = new Uri($"http://{request.Headers.Host}{path}"),
            RequestHeaders = [.. Headers(request.Headers)],
            Status = response.StatusCode,
            ResponseHeaders = [.. Headers(response.Headers), .. Headers(response.Content.Headers)],
            ResponseBody = body,
        });
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static string TraceParent() =>
        $"00-{ActivityTraceId.CreateRandom().ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-01";

    private static IEnumerable<Header> Headers(HttpHeaders headers) =>
        headers.Select(header => new Header(header.Key, [.. header.Value]));
}
