using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Wirefix.Hook.Recording;

/// <summary>
/// Records what the service is asked and what it answers. Only a process that has ASP.NET Core ever touches this type: the
/// framework is a reference at compile time and nothing that travels with the hook.
/// </summary>
internal sealed class InboundRecorder(RecorderLink link)
{
    /// <summary>The request has arrived and nothing of the service has seen it.</summary>
    public static void Starting(HttpContext context)
    {
        var exchange = new InboundExchange(RequestOf(context));
        context.Features.Set(exchange);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false })
            context.Request.Body = new ReadTap(context.Request.Body, exchange.Tape.RequestBody, static () => { });
        if (context.Features.Get<IHttpResponseBodyFeature>() is { } body)
            context.Features.Set<IHttpResponseBodyFeature>(new ResponseBodyTap(body, exchange.Tape.ResponseBody));
    }

    /// <summary>The service has answered.</summary>
    public void Stopped(HttpContext context)
    {
        if (context.Features.Get<InboundExchange>() is not { } exchange)
            return;
        context.Features.Set<InboundExchange>(null);
        link.Send(PairText.Of(exchange.Tape, exchange.Tape.Elapsed, exchange.Request, ResponseOf(context)));
    }

    private static SeenRequest RequestOf(HttpContext context)
    {
        var request = context.Request;
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : request.PathBase + request.Path + request.QueryString;
        var url = target.StartsWith('/') ? $"{request.Scheme}://{(request.Host.HasValue ? request.Host.Value : "localhost")}{target}" : target;
        return new SeenRequest(request.Method, url, HeadersOf(request.Headers));
    }

    private static SeenResponse ResponseOf(HttpContext context)
    {
        var response = context.Response;
        return context.RequestAborted.IsCancellationRequested && !response.HasStarted
            ? new SeenResponse(0, [], "canceled by the caller")
            : new SeenResponse(response.StatusCode, HeadersOf(response.Headers));
    }

    private static SeenHeader[] HeadersOf(IHeaderDictionary headers)
    {
        var seen = new SeenHeader[headers.Count];
        var next = 0;
        foreach (var header in headers)
            seen[next++] = new SeenHeader(header.Key, header.Value.ToArray());
        return seen;
    }
}
