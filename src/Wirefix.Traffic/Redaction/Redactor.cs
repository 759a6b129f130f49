using System.Security.Cryptography;
using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Replaces credentials by tokens as a capture is read, so that nothing behind the reader ever holds one. Equal
/// values give equal tokens, in one reading and from one to the next, so that equality survives.
/// </summary>
public static class Redactor
{
    private const string Mark = "redacted-";

    private const int TokenDigits = 10;

    // Not a secret: it keeps the tokens from being looked up in tables of plain SHA-256, and must never change.
    private static readonly byte[] Key = "Wirefix redaction, first key"u8.ToArray();

    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key",
    };

    private static readonly HashSet<string> Parameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "api_key", "apikey", "access_token", "key", "token",
    };

    /// <summary>The request with tokens in the place of credentials in its headers and its query.</summary>
    public static Request Redact(Request request) =>
        request with { Url = RedactQuery(request.Url), Headers = [.. request.Headers.Select(Redact)] };

    /// <summary>The response with tokens in the place of credentials in its headers.</summary>
    public static Response Redact(Response response) => response with { Headers = [.. response.Headers.Select(Redact)] };

    /// <summary>
    /// <c>redacted-</c> and the first 10 hex digits of the value's HMAC-SHA256 under a fixed key. A token stays as it
    /// is, so that reading what was written from a redacted capture changes nothing.
    /// </summary>
    public static string Token(string value)
    {
        if (IsToken(value))
            return value;
        var digest = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(value));
        return Mark + Convert.ToHexStringLower(digest)[..TokenDigits];
    }

    private static bool IsToken(string value) =>
        value.Length == Mark.Length + TokenDigits
        && value.StartsWith(Mark, StringComparison.Ordinal)
        && value.Skip(Mark.Length).All(char.IsAsciiHexDigitLower);

    private static Header Redact(Header header) =>
        Headers.Contains(header.Name) ? header with { Value = Token(header.Value) } : header;

    private static Uri RedactQuery(Uri url)
    {
        if (url.Query.Length < 2)
            return url;
        var query = url.Query[1..];
        var redacted = string.Join('&', query.Split('&').Select(RedactParameter));
        return redacted == query ? url : new UriBuilder(url) { Query = redacted }.Uri;
    }

    private static string RedactParameter(string parameter)
    {
        var equals = parameter.IndexOf('=');
        if (equals < 0 || equals == parameter.Length - 1)
            return parameter;
        var name = Uri.UnescapeDataString(parameter[..equals]);
        return Parameters.Contains(name) ? parameter[..(equals + 1)] + Token(parameter[(equals + 1)..]) : parameter;
    }
}
