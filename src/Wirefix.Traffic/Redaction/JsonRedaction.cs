using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts JSON, one document or many, by splicing the original bytes: what is no secret stays byte for byte.</summary>
internal sealed class JsonRedaction(TextRedaction text, SecretNames names)
{
    private static readonly JsonReaderOptions Lenient = new()
    {
        MaxDepth = 64,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        CommentHandling = JsonCommentHandling.Allow,
    };

    /// <summary>The bytes with tokens in the place of secrets, the same memory where there is none; null where they are no JSON.</summary>
    public ReadOnlyMemory<byte>? Redact(ReadOnlyMemory<byte> json, int nesting)
    {
        var splices = new Splices(json);
        var place = new JsonPlace(names);
        var reader = new Utf8JsonReader(json.Span, Lenient);
        try
        {
            while (reader.Read())
                Visit(ref reader, place, splices, nesting);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }

        return splices.Result();
    }

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
                var value = place.IsSecret() ? Other(reader.GetString()!, text.Secret) : Redacted(ref reader, nesting);
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

    private string? Redacted(ref Utf8JsonReader reader, int nesting) =>
        text.MustLook(reader.ValueSpan) ? Other(reader.GetString()!, value => text.Redact(value, nesting + 1)) : null;

    private string? RedactedNumber(ref Utf8JsonReader reader, JsonPlace place)
    {
        if (place.IsSecret())
            return Other(Encoding.UTF8.GetString(reader.ValueSpan), text.SecretNumber);
        return reader.ValueSpan.Length >= CardNumber.FewestDigits && Encoding.UTF8.GetString(reader.ValueSpan) is var digits && CardNumber.IsOne(digits)
            ? text.SecretNumber(digits)
            : null;
    }

    private static string? Other(string value, Func<string, string> redact) => redact(value) is var other && other != value ? other : null;

    private static (int Start, int Length) Contents(ref Utf8JsonReader reader) =>
        ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);

    private static byte[] Escaped(string value) =>
        JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
