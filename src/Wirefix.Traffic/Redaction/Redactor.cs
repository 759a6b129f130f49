using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Replaces secrets by tokens as a capture is read, so that nothing behind the reader ever holds one. Equal values give
/// equal tokens, in one reading and from one to the next, so that equality survives; a token stays when it is read again.
/// </summary>
public sealed class Redactor
{
    /// <summary>The redactor with the built-in rules alone.</summary>
    public static readonly Redactor Default = new(RedactionRules.BuiltIn);

    /// <summary>The redactor that leaves everything as it is: what is made of the capture then holds its secrets.</summary>
    public static readonly Redactor None = new();

    // Not a secret: it keeps the tokens from being looked up in tables of plain SHA-256, and must never change.
    private const string PublicKey = "Wirefix redaction, first key";

    // A token beside what stood next to the secret can make a new shape (redacted-…@example.com): then once more, so that
    // reading what was written changes nothing.
    private const int MostRounds = 8;

    private readonly Parts? _parts;

    /// <summary>A redactor with rules besides the built-in ones.</summary>
    /// <param name="rules">What is a secret too.</param>
    /// <param name="key">A key of the user's own, without which nobody can guess a value by its token; null for the one that everybody
    /// knows.</param>
    public Redactor(RedactionRules rules, string? key = null)
    {
        var names = new SecretNames(rules);
        var text = new TextRedaction(new Tokens(Encoding.UTF8.GetBytes(key ?? PublicKey)), names, rules);
        var urls = new UrlRedaction(text, names);
        _parts = new Parts(text, urls, new HeaderRedaction(text, names), new BodyRedaction(text, urls, names));
    }

    private Redactor()
    {
    }

    /// <summary>The request with tokens in the place of secrets in its URL, headers and body.</summary>
    public Request Redact(Request request)
    {
        if (_parts is null)
            return request;
        var body = BodyOf(request, _parts);
        var url = Settled<Uri>(request.Url, _parts.Urls.Redact, ReferenceEqualityComparer.Instance);
        return request with { Url = url, Headers = HeadersOf(request, body, _parts), Body = body };
    }

    /// <summary>The response with tokens in the place of secrets in its headers and body.</summary>
    public Response Redact(Response response)
    {
        if (_parts is null)
            return response;
        var body = BodyOf(response, _parts);
        var reason = response.FailureReason is { } text ? Redact(text) : null;
        return response with { Headers = HeadersOf(response, body, _parts), Body = body, FailureReason = reason };
    }

    /// <summary>A text out of a capture, for a message that quotes it.</summary>
    public string Redact(string text) => _parts is null ? text : Settled(text, _parts.Text.Redact);

    /// <summary>The token of a value that is a secret: <c>redacted-</c> and the first 10 hex digits of its HMAC-SHA256, an e-mail
    /// address, or a card number.</summary>
    public string Token(string value) => _parts is null ? value : _parts.Text.Secret(value);

    private static ReadOnlyMemory<byte> BodyOf(Message message, Parts parts)
    {
        var contentType = message.HeaderValue("Content-Type");
        return Settled(message.Body, body => parts.Bodies.Redact(body, contentType));
    }

    // What finds nothing answers with the very same instance; URLs need that, since equal ones may differ in passwords and fragments.
    private static T Settled<T>(T value, Func<T, T> redact, IEqualityComparer<T>? equality = null)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var redacted = redact(value);
            if ((equality ?? EqualityComparer<T>.Default).Equals(redacted, value))
                return value;
            value = redacted;
        }

        return value;
    }

    // A length that was right stays right, or what follows would find the framing at fault.
    private static ImmutableArray<Header> HeadersOf(Message message, ReadOnlyMemory<byte> body, Parts parts)
    {
        var headers = Settled(message.Headers, parts.Headers.Redact);
        if (body.Length == message.Body.Length)
            return headers;
        var was = message.Body.Length.ToString(CultureInfo.InvariantCulture);
        var length = new Header("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        return
        [
            .. headers.Select(header => header.Name.Equals(length.Name, StringComparison.OrdinalIgnoreCase) && header.Value == was
                ? header with { Value = length.Value }
                : header),
        ];
    }

    private sealed record Parts(TextRedaction Text, UrlRedaction Urls, HeaderRedaction Headers, BodyRedaction Bodies);
}
