using System.Collections.Immutable;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts header fields: the whole value by the field's name, cookies one by one, and secrets in other values.</summary>
internal sealed class HeaderRedaction(TextRedaction text, SecretNames names)
{
    private static readonly HashSet<string> CookieAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Path", "Domain", "Expires", "Max-Age", "Secure", "HttpOnly", "SameSite", "Partitioned", "Priority", "Version",
    };

    private readonly HarmlessHeaders _harmless = new();

    /// <summary>The fields with tokens in the place of secrets; the same array where there is none.</summary>
    public ImmutableArray<Header> Redact(ImmutableArray<Header> headers)
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (_harmless.Has(headers[i]))
                continue;
            var value = Redact(headers[i]);
            if (value == headers[i].Value)
                _harmless.Add(headers[i]);
            else
                headers = headers.SetItem(i, headers[i] with { Value = value });
        }

        return headers;
    }

    private string Redact(Header header)
    {
        if (header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) || header.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            return Cookies(header.Value);
        return names.IsHeader(header.Name) ? text.Secret(header.Value) : text.Redact(header.Value);
    }

    // Recorders join several with a semicolon or a line break.
    private string Cookies(string value) =>
        string.Join('\n', value.Split('\n').Select(line => string.Join(';', line.Split(';').Select(Cookie))));

    private string Cookie(string cookie)
    {
        var equals = cookie.IndexOf('=');
        var name = equals < 0 ? cookie : cookie[..equals];
        var value = equals < 0 ? "" : cookie[(equals + 1)..];
        // An attribute with a second equals sign has another cookie behind a comma.
        if (CookieAttributes.Contains(name.Trim()) && !value.Contains('='))
            return cookie;
        var secret = equals < 0 ? name.Trim() : value.Trim().Trim('"');
        if (secret.Length == 0)
            return cookie;
        var at = cookie.IndexOf(secret, equals + 1, StringComparison.Ordinal);
        return string.Concat(cookie.AsSpan(0, at), text.Secret(secret), cookie.AsSpan(at + secret.Length));
    }
}
