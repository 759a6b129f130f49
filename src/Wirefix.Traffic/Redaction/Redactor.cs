using System.Collections.Immutable;
using System.Text;
using Wirefix.Traffic.Redaction.Bodies;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Texts;

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
        var body = Redact(request.Body, request.ContentType);
        var url = Settled<Uri>(request.Url, _parts.Urls.Redact, ReferenceEqualityComparer.Instance);
        return request with { Url = url, Headers = HeadersOf(request, body, _parts), Body = body, RecordedType = TypeOf(request) };
    }

    /// <summary>The response with tokens in the place of secrets in its headers and body.</summary>
    public Response Redact(Response response)
    {
        if (_parts is null)
            return response;
        var body = Redact(response.Body, response.ContentType);
        var reason = response.FailureReason is { } text ? Redact(text) : null;
        return response with { Headers = HeadersOf(response, body, _parts), Body = body, FailureReason = reason, RecordedType = TypeOf(response) };
    }

    /// <summary>A body that stands for itself; the same memory where nothing of it is a secret.</summary>
    internal ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body, string? contentType) =>
        _parts is null ? body : Settled(body, plain => _parts.Bodies.Redact(plain, contentType));

    /// <summary>A text out of a capture, for a message that quotes it.</summary>
    public string Redact(string text) => _parts is null ? text : Settled(text, _parts.Text.Redact);

    /// <summary>The token of a value that is a secret: <c>redacted-</c> and the first 10 hex digits of its HMAC-SHA256, an e-mail
    /// address, or a card number.</summary>
    public string Token(string value) => _parts is null ? value : _parts.Text.Secret(value);

    private string? TypeOf(Message message) => message.RecordedType is { } type ? Redact(type) : null;

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

    private static ImmutableArray<Header> HeadersOf(Message message, ReadOnlyMemory<byte> body, Parts parts) =>
        ContentLength.Kept(Settled(message.Headers, parts.Headers.Redact), message.Body.Length, body.Length);

    private sealed record Parts(TextRedaction Text, UrlRedaction Urls, HeaderRedaction Headers, BodyRedaction Bodies);
}
