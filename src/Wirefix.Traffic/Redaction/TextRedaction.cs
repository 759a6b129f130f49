using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts a text, be it JSON or of no known grammar, and what is nested in it.</summary>
internal sealed class TextRedaction
{
    // JSON in a string in JSON, base64 in base64: each level is looked through again.
    private const int DeepestNesting = 8;

    private readonly Tokens _tokens;

    private readonly SecretShapes _shapes;

    private readonly NamedValues _namedValues;

    private readonly JsonRedaction _json;

    private readonly bool _ownRules;

    public TextRedaction(Tokens tokens, SecretNames names, RedactionRules rules)
    {
        _tokens = tokens;
        _shapes = new SecretShapes(tokens, rules);
        _namedValues = new NamedValues(names, Secret);
        _json = new JsonRedaction(this, names);
        _ownRules = !(rules.Fields.IsEmpty && rules.Parameters.IsEmpty && rules.Patterns.IsEmpty);
    }

    /// <summary>Whether the bytes have to be looked through; rules of the user's own can match anything.</summary>
    public bool MustLook(ReadOnlySpan<byte> bytes) => !bytes.IsEmpty && (_ownRules || Suspicion.Of(bytes));

    /// <summary>Whether the text has to be looked through.</summary>
    public bool MustLook(ReadOnlySpan<char> text) => !text.IsEmpty && (_ownRules || Suspicion.Of(text));

    /// <summary>The token of a value that is a secret by its name; an authorization scheme in front of it stays.</summary>
    public string Secret(string value)
    {
        var blank = value.IndexOf(' ');
        return blank > 0 && AuthorizationSchemes.Contains(value.AsSpan(0, blank))
            ? value[..(blank + 1)] + _tokens.For(value[(blank + 1)..].TrimStart())
            : _tokens.For(value);
    }

    /// <summary>A number under a secret name.</summary>
    public string SecretNumber(string number) => _tokens.Number(number);

    /// <summary>The text with tokens in the place of its secrets; the same instance where there is none.</summary>
    public string Redact(string text) => Redact(text, 0);

    /// <summary>The same for text that stands in other text.</summary>
    /// <param name="text">The text, its escapes undone.</param>
    /// <param name="nesting">How many texts it stands in.</param>
    public string Redact(string text, int nesting)
    {
        if (!MustLook(text) || Tokens.IsToken(text))
            return text;
        if (nesting < DeepestNesting && text.AsSpan().TrimStart() is ['{' or '[', ..] && RedactJson(text, nesting) is { } json)
            return json;
        text = _shapes.Replace(_namedValues.Replace(text));
        return nesting < DeepestNesting ? Base64Text.Replace(text, inner => Redact(inner, nesting + 1)) : text;
    }

    /// <summary>The JSON document with tokens in the place of its secrets; null where the bytes are no JSON.</summary>
    public ReadOnlyMemory<byte>? RedactJson(ReadOnlyMemory<byte> json, int nesting) => _json.Redact(json, nesting);

    private string? RedactJson(string text, int nesting)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_json.Redact(bytes, nesting) is not { } redacted)
            return null;
        return redacted.Span.SequenceEqual(bytes) ? text : Encoding.UTF8.GetString(redacted.Span);
    }
}
