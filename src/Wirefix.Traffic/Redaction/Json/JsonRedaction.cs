using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>
/// Redacts JSON, one document or many, whole or cut off, by splicing the original bytes: what is no secret stays byte for byte.
/// </summary>
internal sealed class JsonRedaction(TextRedaction text, SecretNames names)
{
    private readonly JsonNames _names = new(names);

    private static readonly JsonReaderOptions Lenient = new()
    {
        MaxDepth = 64,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        CommentHandling = JsonCommentHandling.Allow,
    };

    private const int UsualNumber = 64;

    // What is no JSON costs a try each.
    private const int MostDocuments = 64;

    /// <summary>
    /// The bytes with tokens in the place of secrets, the same memory where there is none; and whether they are JSON to their end. Where
    /// they are not, what stands before the fault is redacted.
    /// </summary>
    public (ReadOnlyMemory<byte> Json, bool IsWhole) Redact(ReadOnlyMemory<byte> json, int nesting)
    {
        var splices = new Splices(json);
        var place = new JsonPlace(names, _names);
        var reader = ReaderOf(json.Span);
        try
        {
            while (reader.Read())
                Visit(ref reader, place, splices, nesting);
            if (CutJson.Of(json.Span, (int)reader.BytesConsumed) is { } cut)
                Replace(cut, place.IsSecretCut(reader.TokenType == JsonTokenType.PropertyName), splices, nesting);
            return (splices.Result(), true);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (splices.Result(), false);
        }
    }

    /// <summary>The text with tokens in the place of the secrets of the JSON in it: what a log says of a call, the body of a message.</summary>
    public string RedactWithin(string text, int nesting)
    {
        if (!text.AsSpan().ContainsAny('{', '['))
            return text;
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text);
        var splices = new Splices(bytes);
        var tries = MostDocuments;
        for (var at = 0; tries > 0 && BeginningIn(bytes.Span[at..]) is >= 0 and var found; tries--)
        {
            at += found;
            var length = LengthOfValue(bytes.Span[at..]);
            if (Redact(bytes.Slice(at, length), nesting) is { IsWhole: true } document && !document.Json.Equals(bytes.Slice(at, length)))
                splices.Add((at, length), document.Json.Span);
            at += Math.Max(1, length);
        }

        var result = splices.Result();
        return result.Equals(bytes) ? text : Encoding.UTF8.GetString(result.Span);
    }

    // A bracket with what may stand behind it in a document that has names or texts.
    private static int BeginningIn(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOfAny((byte)'{', (byte)'[') is >= 0 and var found; at += found + 1)
        {
            if (text[(at + found + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'"' or (byte)'{' or (byte)'[', ..])
                return at + found;
        }

        return -1;
    }

    // Of the one value that the bytes begin with: 0 where there is none, all of them where it is cut off.
    private static int LengthOfValue(ReadOnlySpan<byte> json)
    {
        var reader = ReaderOf(json);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    return (int)reader.BytesConsumed;
            }

            return json.Length;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    // What is not the last block may be cut off anywhere.
    private static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> json) => new(json, isFinalBlock: false, new JsonReaderState(Lenient));

    private void Visit(ref Utf8JsonReader reader, JsonPlace place, Splices splices, int nesting)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                if (Redacted(ref reader, nesting) is { } name)
                    splices.Add(Contents(ref reader), Escaped(name));
                place.Name(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                place.Open(reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                place.Close();
                break;
            case JsonTokenType.String:
                var value = place.IsSecretText(ref reader) ? Other(reader.GetString()!, text.Secret) : Redacted(ref reader, nesting);
                if (value is not null)
                    splices.Add(Contents(ref reader), Escaped(value));
                break;
            case JsonTokenType.Number:
                if (RedactedNumber(ref reader, place) is { } number)
                    splices.Add(((int)reader.TokenStartIndex, reader.ValueSpan.Length), Encoding.UTF8.GetBytes(number));
                break;
            case JsonTokenType.Comment when text.MustLook(reader.ValueSpan):
                throw new JsonException();
        }
    }

    private void Replace(CutJson cut, bool isSecret, Splices splices, int nesting)
    {
        var plain = cut.Plain();
        var other = !isSecret ? text.Redact(plain, nesting + 1) : cut.IsString ? text.Secret(plain) : RedactedScalar(plain);
        if (other != plain)
            splices.Add((cut.Start, Encoding.UTF8.GetByteCount(cut.Text)), cut.IsString ? Escaped(other) : Encoding.UTF8.GetBytes(other));
    }

    private string RedactedScalar(string scalar) =>
        char.IsAsciiLetter(scalar[0]) ? scalar : scalar.All(char.IsAsciiDigit) ? text.SecretNumber(scalar) : text.Secret(scalar);

    // What is escaped may hold anything.
    private string? Redacted(ref Utf8JsonReader reader, int nesting) =>
        reader.ValueIsEscaped || text.MustLook(reader.ValueSpan) ? Other(reader.GetString()!, value => text.Redact(value, nesting + 1)) : null;

    private string? RedactedNumber(ref Utf8JsonReader reader, JsonPlace place)
    {
        var isLong = reader.ValueSpan.Length >= CardNumber.FewestDigits;
        Span<char> buffer = stackalloc char[UsualNumber];
        if (reader.ValueSpan.Length > UsualNumber || !Encoding.UTF8.TryGetChars(reader.ValueSpan, buffer, out var length))
            return place.IsSecretNumber("long") ? text.SecretNumber(Encoding.UTF8.GetString(reader.ValueSpan)) : null;
        var number = buffer[..length];
        if (!place.IsSecretNumber(number))
            return isLong ? RedactedCard(number) : null;
        return Other(number.ToString(), text.SecretNumber);
    }

    // Some programs have no numbers but floating ones.
    private string? RedactedCard(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        if (point < 0 && !number.ContainsAny('e', 'E'))
            return CardNumber.IsOne(number) ? text.SecretNumber(number.ToString()) : null;
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value != decimal.Truncate(value))
            return null;
        var digits = decimal.Truncate(value).ToString(CultureInfo.InvariantCulture);
        if (!CardNumber.IsOne(digits))
            return null;
        return string.Concat(text.SecretNumber(digits), number.ContainsAny('e', 'E') ? "" : number[point..]);
    }

    private static string? Other(string value, Func<string, string> redact) => redact(value) is var other && other != value ? other : null;

    private static (int Start, int Length) Contents(ref Utf8JsonReader reader) =>
        ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    private static byte[] Escaped(string value) =>
        JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
