using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Samples.Recording.Running;

/// <summary>Passes calls on to the services that are known by the hosts that were asked.</summary>
public sealed class PassingOn : IDisposable
{
    private static readonly string[] OfTheConnection = ["Connection", "Host", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding"];

    private readonly ConcurrentDictionary<string, Uri> _services = new(StringComparer.OrdinalIgnoreCase);

    // The trace is the services' own; a proxy that took part in it would stand between caller and called.
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Knows the host from now on.</summary>
    public void Add(string host, Uri address) => _services[host] = address;

    /// <summary>Answers what the service answers, and 502 for a host that nobody answers for.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!_services.TryGetValue(context.Request.Host.Host, out var address))
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }

        using var request = RequestOf(context.Request, address);
        using var response = await _http.SendAsync(request, context.RequestAborted);
        await AnswerAsync(response, context);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestOf(HttpRequest asked, Uri address)
    {
        var target = asked.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var pathAndQuery = Uri.TryCreate(target, UriKind.Absolute, out var absolute) ? absolute.PathAndQuery : target;
        var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(address, pathAndQuery))
        {
            Content = asked.ContentLength is > 0 || asked.Headers.TransferEncoding.Count > 0 ? new StreamContent(asked.Body) : null,
            Version = HttpVersion.Version11,
            Headers = { Host = asked.Host.Value },
        };
        foreach (var (name, values) in asked.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponseMessage response, HttpContext context)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.Response.Headers.Append(name, values.ToArray());
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
