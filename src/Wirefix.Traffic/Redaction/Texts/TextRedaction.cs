using System.Text;
using Wirefix.Traffic.Redaction.Json;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;
using Wirefix.Traffic.Redaction.Suspecting;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>Redacts a text, be it JSON or of no known grammar, and what is nested in it.</summary>
internal sealed class TextRedaction
{
    private const string JsonBeginning = " \t\r\n\uFEFF";

    // JSON in a string in JSON, base64 in base64: each level is looked through again.
    private const int DeepestNesting = 8;

    private readonly Tokens _tokens;

    private readonly SecretShapes _shapes;

    private readonly NamedValues _namedValues;

    private readonly OptionValues _optionValues;

    private readonly MarkupValues _markupValues;

    private readonly JsonRedaction _json;

    private readonly bool _ownRules;

    public TextRedaction(Tokens tokens, SecretNames names, RedactionRules rules)
    {
        _tokens = tokens;
        _shapes = new SecretShapes(tokens, rules);
        _namedValues = new NamedValues(names, Secret);
        _optionValues = new OptionValues(names, Secret);
        _markupValues = new MarkupValues(names, Secret);
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
        if (blank < 0 && AuthorizationSchemes.Contains(value))
            return value;
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
        return nesting == DeepestNesting ? RedactPlain(text) : RedactText(text, nesting);
    }

    /// <summary>A body that begins as JSON with tokens in the place of its secrets; the same memory where there is none.</summary>
    public ReadOnlyMemory<byte> RedactJson(ReadOnlyMemory<byte> body)
    {
        var (json, isWhole) = _json.Redact(body, 0);
        if (isWhole)
            return json;
        var broken = Encoding.UTF8.GetString(json.Span);
        var redacted = RedactBroken(broken, 0);
        return redacted == broken ? json : Encoding.UTF8.GetBytes(redacted);
    }

    private string RedactText(string text, int nesting)
    {
        var json = text.AsSpan().TrimStart(JsonBeginning);
        if (json is not ['{' or '[', ..])
            return RedactBroken(text, nesting);
        var bytes = Encoding.UTF8.GetBytes(text, text.Length - json.Length, json.Length);
        var (redacted, isWhole) = _json.Redact(bytes, nesting);
        if (!redacted.Span.SequenceEqual(bytes))
            text = string.Concat(text.AsSpan(0, text.Length - json.Length), Encoding.UTF8.GetString(redacted.Span));
        return isWhole ? text : RedactBroken(text, nesting);
    }

    private string RedactBroken(string text, int nesting) => RedactNested(RedactPlain(_json.RedactWithin(text, nesting)), nesting + 1);

    private string RedactPlain(string text) => _shapes.Replace(_optionValues.Replace(_namedValues.Replace(_markupValues.Replace(text))));

    private string RedactNested(string text, int nesting)
    {
        text = PercentText.Replace(text, Inner);
        return Base64Text.Replace(EntityText.Replace(text, Inner), Inner);

        string Inner(string plain) => Redact(plain, nesting);
    }
}
