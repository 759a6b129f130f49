using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// The line between services that are up together: passes calls from one on to another as they come, with all that they say but what
/// belongs to the connection (RFC 9110, 7.6.1).
/// </summary>
internal sealed class ServiceLine : IDisposable
{
    private static readonly FrozenSet<string> OfConnection = FrozenSet.ToFrozenSet(
        ["Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect"],
        StringComparer.OrdinalIgnoreCase);

    private readonly ImmutableArray<ServiceRoute> _routes;
    private readonly FrozenDictionary<string, TaskCompletionSource<Uri>> _addresses;

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // The caller's own trace goes on.
        ActivityHeadersPropagator = null,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });

    private readonly BodyBudget _bodies;

    /// <summary>The line between the services of a harness.</summary>
    /// <param name="harness">Says which calls go to whom.</param>
    /// <param name="bodies">How much of a body goes on.</param>
    public ServiceLine(Harness harness, BodyBudget bodies)
    {
        _bodies = bodies;
        _routes = harness.Routes;
        _addresses = harness.Routes.Select(route => route.To).Distinct(StringComparer.Ordinal).ToFrozenDictionary(
            name => name, _ => new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously), StringComparer.Ordinal);
    }

    /// <summary>Tells where a service listens; calls to it have waited until now.</summary>
    public void IsUp(string service, Uri address)
    {
        if (_addresses.TryGetValue(service, out var waiting))
            waiting.TrySetResult(address);
    }

    /// <summary>The name of the service that a call is for; null where it is for none that is up.</summary>
    public string? CalleeOf(OutboundCall call) =>
        _routes.FirstOrDefault(route => route.Authority == call.Authority && (route.By is null || route.By == call.By))?.To
        // A service may know its own address of now, and tell it to others.
        ?? _addresses.FirstOrDefault(service => IsAt(call.Authority, service.Value.Task)).Key;

    /// <summary>Passes a call on to a service, and completes when its answer begins.</summary>
    /// <exception cref="BodyTooLongException">There is more of its body than is passed on.</exception>
    public async Task<PassedCall> PassAsync(HttpContext context, OutboundCall call, string callee)
    {
        var sent = new CopiedBody(_bodies);
        try
        {
            var address = await _addresses[callee].Task.WaitAsync(context.RequestAborted);
            using var message = Message(context, call, address, sent);
            return new PassedCall(call, sent, await _client.SendAsync(message, context.RequestAborted), _bodies);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            return sent.Excess is { } excess ? throw excess : new PassedCall(call, sent, null, _bodies);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Whether a header field goes on to the other end.</summary>
    internal static bool GoesOn(string name) => !OfConnection.Contains(name);

    private static bool IsAt(string authority, Task<Uri> address) =>
        address.IsCompletedSuccessfully && ServiceRoute.AuthorityOf(address.Result) == authority;

    private static HttpRequestMessage Message(HttpContext context, OutboundCall call, Uri address, CopiedBody sent)
    {
        var target = new Uri(
            address.GetLeftPart(UriPartial.Authority) + call.PathAndQuery,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(call.Method), target) { Content = Content(context, sent) };
        foreach (var header in call.Headers.Where(header => GoesOn(header.Name)))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value))
                message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return message;
    }

    private static HttpContent? Content(HttpContext context, CopiedBody sent)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
            return new PassedContent(context.Request.Body, sent);
        return context.Request.ContentLength is 0 ? new ByteArrayContent([]) : null;
    }
}
