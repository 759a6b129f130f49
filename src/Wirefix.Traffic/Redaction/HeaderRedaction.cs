using System.Buffers;
using System.Collections.Immutable;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts header fields: the whole value by the field's name, cookies one by one, and secrets in other values and in names.</summary>
internal sealed class HeaderRedaction(TextRedaction text, SecretNames names)
{
    private static readonly HashSet<string> CookieAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Path", "Domain", "Expires", "Max-Age", "Secure", "HttpOnly", "SameSite", "Partitioned", "Priority", "Version",
    };

    private static readonly SearchValues<char> UsualInNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    private readonly HarmlessHeaders _harmless = new();

    // Values differ from call to call, names do not.
    private readonly TextMemo<Secrecy> _secrecies = new(name => names.OfHeader(name));

    /// <summary>The fields with tokens in the place of secrets; the same array where there is none.</summary>
    public ImmutableArray<Header> Redact(ImmutableArray<Header> headers)
    {
        for (var i = 0; i < headers.Length; i++)
        {
            if (_harmless.Has(headers[i]))
                continue;
            var redacted = new Header(Name(headers[i]), Value(headers[i]));
            if (redacted == headers[i])
                _harmless.Add(headers[i]);
            else
                headers = headers.SetItem(i, redacted);
        }

        return headers;
    }

    private string Name(Header header) => header.Name.AsSpan().ContainsAnyExcept(UsualInNames) ? text.Redact(header.Name) : header.Name;

    private string Value(Header header)
    {
        if (header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            return Lines(header.Value, line => Join(line.Split(';').Select(Cookie)));
        if (header.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            return Lines(header.Value, line => Join([Cookie(line.Split(';')[0]), .. line.Split(';').Skip(1).Select(Attribute)]));
        return _secrecies.Of(header.Name).Hides(header.Value) ? text.Secret(header.Value) : text.Redact(header.Value);
    }

    // Recorders join several with a semicolon or a line break.
    private static string Lines(string value, Func<string, string> redact) => string.Join('\n', value.Split('\n').Select(redact));

    private static string Join(IEnumerable<string> parts) => string.Join(';', parts);

    // What is no attribute is one more cookie; one with a second equals sign has another cookie behind a comma.
    private string Attribute(string part)
    {
        var equals = part.IndexOf('=');
        var name = equals < 0 ? part : part[..equals];
        return CookieAttributes.Contains(name.Trim()) && part.AsSpan(equals + 1).IndexOf('=') < 0 ? text.Redact(part) : Cookie(part);
    }

    private string Cookie(string cookie)
    {
        var equals = cookie.IndexOf('=');
        var secret = cookie[(equals + 1)..].Trim().Trim('"');
        if (secret.Length == 0)
            return cookie;
        var at = cookie.IndexOf(secret, equals + 1, StringComparison.Ordinal);
        return string.Concat(text.Redact(cookie[..at]), text.Secret(secret), cookie.AsSpan(at + secret.Length));
    }
}
