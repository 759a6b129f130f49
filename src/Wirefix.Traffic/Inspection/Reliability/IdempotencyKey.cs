namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>By what a receiver can know a repeated request again.</summary>
internal static class IdempotencyKey
{
    private const string Stem = "idempot";

    // A condition on the resource's version makes the second request fail where the first one took effect.
    private static readonly string[] OtherNames = ["If-Match", "If-None-Match", "PayPal-Request-Id", "Repeatability-Request-ID"];

    private static readonly string[] BodyNames =
        [Stem, "clienttoken", "client_token", "clientrequestid", "client_request_id", "deduplication"];

    /// <summary>
    /// The header that carries the key (draft-ietf-httpapi-idempotency-key-header, and its common variants); null where there is none.
    /// </summary>
    public static Header? HeaderOf(Request request)
    {
        foreach (var header in request.Headers)
        {
            if (header.Name.Contains(Stem, StringComparison.OrdinalIgnoreCase) || OtherNames.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
                return header;
        }

        return null;
    }

    /// <summary>Whether the request's body names a key.</summary>
    public static bool InBody(Exchange exchange, Scene scene) =>
        scene.PayloadOf(exchange.Request) is { } payload
        && payload.Paths.Any(path => BodyNames.Any(name => path.Contains(name, StringComparison.OrdinalIgnoreCase)));
}
