using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace Wirefix.Hook.Recording;

/// <summary>Records what the service sends to others and what they answer.</summary>
internal sealed class OutboundRecorder(RecorderLink link) : IOutboundWatcher
{
    private readonly ConditionalWeakTable<HttpRequestMessage, OutboundExchange> _open = [];

    /// <inheritdoc/>
    public void Starting(HttpRequestMessage request)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } url)
            return;
        var exchange = new OutboundExchange(link, url.AbsoluteUri, request.Content);
        _open.AddOrUpdate(request, exchange);
        if (request.Content is { } content)
            request.Content = new ContentTap(content, exchange.Tape.RequestBody, static () => { });
    }

    /// <inheritdoc/>
    public void Failing(HttpRequestMessage request, Exception reason)
    {
        if (_open.TryGetValue(request, out var exchange))
            exchange.FailureReason = (reason.InnerException ?? reason).Message;
    }

    /// <inheritdoc/>
    public void Stopped(HttpRequestMessage request, HttpResponseMessage? response)
    {
        if (!_open.TryGetValue(request, out var exchange))
            return;
        _open.Remove(request);
        request.Content = exchange.Content;
        var seen = new SeenRequest(request.Method.Method, exchange.Url, HeadersOf(request.Headers, request.Content?.Headers));
        if (response is null)
        {
            // The runtime announces every failure but that of a caller who gave up.
            exchange.End(seen, new SeenResponse(0, [], exchange.FailureReason ?? "canceled by the caller"));
            return;
        }

        var answered = new SeenResponse((int)response.StatusCode, HeadersOf(response.Headers, response.Content.Headers));
        if (HasNoBody(request, response))
            exchange.End(seen, answered);
        else
            response.Content = new ContentTap(response.Content, exchange.Tape.ResponseBody, () => exchange.End(seen, answered));
    }

    // Nobody need read what is empty; and what follows 101 is no body, but the connection.
    private static bool HasNoBody(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method == HttpMethod.Head || response.Content.Headers.ContentLength == 0
        || response.StatusCode is HttpStatusCode.SwitchingProtocols or HttpStatusCode.NoContent or HttpStatusCode.NotModified;

    private static List<SeenHeader> HeadersOf(HttpHeaders message, HttpContentHeaders? content)
    {
        var seen = new List<SeenHeader>();
        Add(message);
        if (content is not null)
            Add(content);
        return seen;

        void Add(HttpHeaders headers)
        {
            foreach (var header in headers.NonValidated)
                seen.Add(new SeenHeader(header.Key, [.. header.Value]));
        }
    }
}
