using System.Globalization;

namespace Wirefix.Replay;

/// <summary>Where a call goes that is not answered from the capture: to a service that is up itself.</summary>
/// <param name="Authority">Whom the call is for, as in <c>orders.internal:80</c>, in lower case and always with the port.</param>
/// <param name="To">The name of the service that answers.</param>
public sealed record ServiceRoute(string Authority, string To)
{
    /// <summary>The name of the service that calls; null for whichever does.</summary>
    public string? By { get; init; }

    /// <summary>The authority that a URL names.</summary>
    public static string AuthorityOf(Uri url) => string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost.ToLowerInvariant()}:{url.Port}");
}
