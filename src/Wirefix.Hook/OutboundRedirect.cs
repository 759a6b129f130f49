using System.Net;
using System.Runtime.CompilerServices;

namespace Wirefix.Hook;

/// <summary>
/// Sends a request to the mock while it is on the wire, and gives it its own address back afterwards, so that the
/// service and the handlers that follow redirects see what they would have seen.
/// </summary>
/// <param name="mock">The mock's address; only its scheme and authority count.</param>
internal sealed class OutboundRedirect(Uri mock) : IOutboundWatcher
{
    /// <summary>The header that tells the mock where the request was going: <c>https://gmail.example:443</c>.</summary>
    public const string AuthorityHeader = "X-Wirefix-Authority";

    private readonly string _mock = mock.GetLeftPart(UriPartial.Authority);
    private readonly ConditionalWeakTable<HttpRequestMessage, Original> _redirected = [];

    /// <summary>Points the request at the mock, path and query byte for byte as the service would have sent them.</summary>
    public void Starting(HttpRequestMessage request)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } target || IsMock(target))
            return;

        _redirected.AddOrUpdate(request, new Original(target, request.Headers.Host, request.Version, request.VersionPolicy));
        request.Headers.Host ??= target.IsDefaultPort ? HostOf(target) : $"{HostOf(target)}:{target.Port}";
        request.Headers.Remove(AuthorityHeader);
        request.Headers.TryAddWithoutValidation(AuthorityHeader, $"{target.Scheme}://{HostOf(target)}:{target.Port}");
        request.RequestUri = new Uri(
            _mock + target.PathAndQuery,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        // The mock speaks HTTP/1.1 in the clear, where no handshake can agree on less than HTTP/2.
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }

    /// <summary>Does nothing: the request goes back to its own address in the end, whatever came of it.</summary>
    public void Failing(HttpRequestMessage request, Exception reason)
    {
    }

    /// <summary>Undoes <see cref="Starting"/>; a request that was not redirected stays as it is.</summary>
    public void Stopped(HttpRequestMessage request, HttpResponseMessage? response)
    {
        if (!_redirected.TryGetValue(request, out var original))
            return;

        _redirected.Remove(request);
        request.RequestUri = original.Target;
        request.Headers.Host = original.Host;
        request.Headers.Remove(AuthorityHeader);
        request.Version = original.Version;
        request.VersionPolicy = original.VersionPolicy;
    }

    private bool IsMock(Uri target) =>
        string.Equals(target.GetLeftPart(UriPartial.Authority), _mock, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host as it stands in a Host header: punycode for a name, brackets for an IPv6 address.</summary>
    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

    private sealed record Original(Uri Target, string? Host, Version Version, HttpVersionPolicy VersionPolicy);
}
