using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Wirefix.Traffic;

namespace Wirefix.Replay.Mocking;

/// <summary>What the service meant to call, read from what reached the mock.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Host">The host in lower case, without the port.</param>
/// <param name="PathAndQuery">The request target, byte for byte.</param>
internal sealed record OutboundCall(string Method, string Host, string PathAndQuery)
{
    /// <summary>The header in which the hook says where a request was going.</summary>
    public const string AuthorityHeader = "X-Wirefix-Authority";

    /// <summary>The name of the service that called; null where only one is up.</summary>
    public string? By { get; private init; }

    /// <summary>Host and port, as a route names them.</summary>
    public string Authority { get; private init; } = "";

    /// <summary>Whether the call came as to a proxy: the hook did not see it, only the proxy settings caught it.</summary>
    public bool Escaped { get; private init; }

    /// <summary>The tag that the resource must have for the call to be served; null where the call does not say.</summary>
    public string? IfMatch { get; private init; }

    /// <summary>The request of the script that led to the call; null where that is not known.</summary>
    public int? Request { get; private init; }

    /// <summary>The header fields as the service sent them.</summary>
    public ImmutableArray<Header> Headers { get; private init; } = [];

    /// <summary>The kind of conversation that the mock cannot hold; null for plain HTTP.</summary>
    public string? Foreign { get; private init; }

    public static OutboundCall Read(HttpContext context, string? by = null)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var method = request.Method.ToUpperInvariant();
        if (method == HttpMethods.Connect)
            return new OutboundCall(method, target, "") { By = by, Escaped = true };
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            return new OutboundCall(method, absolute.IdnHost.ToLowerInvariant(), absolute.PathAndQuery) { By = by, Escaped = true };

        var isNamed = Uri.TryCreate(request.Headers[AuthorityHeader].ToString(), UriKind.Absolute, out var authority);
        return new OutboundCall(method, (isNamed ? authority!.IdnHost : request.Host.Host).ToLowerInvariant(), target)
        {
            By = by,
            Authority = isNamed ? ServiceRoute.AuthorityOf(authority!) : "",
            Foreign = ForeignKind(request),
            IfMatch = request.Headers.IfMatch is [{ } tag] ? tag : null,
            Request = ReplayTrace.RequestOf(request.Headers.TraceParent.ToString()),
            Headers = [.. request.Headers.Where(header => header.Key != AuthorityHeader).SelectMany(header => header.Value.Select(value => new Header(header.Key, value ?? "")))],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => CallText.Of(By, Method, Host, PathAndQuery);

    private static string? ForeignKind(HttpRequest request)
    {
        if (request.Headers.Upgrade.Count > 0)
            return $"an upgrade to {request.Headers.Upgrade}";
        return request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true ? "gRPC" : null;
    }
}
