using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Payloads;

/// <summary>Reads the values of a body: JSON, told by media type or by its first character, and URL-encoded forms.</summary>
public static class PayloadReader
{
    /// <summary>How many values of one body are read; what stands behind them is left out.</summary>
    public const int MostFields = 5_000;

    private const string Root = "$";

    private const string FormMediaType = "application/x-www-form-urlencoded";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>The values of a message's body; null where it is empty, neither JSON nor a form, or JSON that does not parse.</summary>
    public static Payload? Read(Message message)
    {
        if (message.Body.IsEmpty)
            return null;
        if (message.MediaType == FormMediaType)
            return OfForm(message.BodyText);
        return LooksLikeJson(message) ? OfJson(message.Body.Span) : null;
    }

    /// <summary>The values of one JSON document; null where it does not parse.</summary>
    public static Payload? OfJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            var fields = ImmutableArray.CreateBuilder<PayloadField>();
            if (!reader.Read())
                return null;
            ReadValue(ref reader, Root, fields);
            return reader.Read() ? null : new Payload(fields.ToImmutable());
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text whose bytes or escapes make no Unicode.
            return null;
        }
    }

    private static bool LooksLikeJson(Message message)
    {
        var media = message.MediaType;
        if (media is not null && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal) || media == "text/json"))
            return true;
        return message.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private static void ReadValue(ref Utf8JsonReader reader, string path, ImmutableArray<PayloadField>.Builder fields)
    {
        if (fields.Count >= MostFields)
        {
            reader.Skip();
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(ref reader, path, fields);
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref reader, path, fields);
                break;
            default:
                fields.Add(Scalar(ref reader, path));
                break;
        }
    }

    private static void ReadObject(ref Utf8JsonReader reader, string path, ImmutableArray<PayloadField>.Builder fields)
    {
        var place = fields.Count;
        fields.Add(default);
        var count = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
        {
            var name = reader.GetString()!;
            reader.Read();
            ReadValue(ref reader, Child(path, name), fields);
        }

        fields[place] = new PayloadField(path, PayloadKind.Object, Count(count));
    }

    private static void ReadArray(ref Utf8JsonReader reader, string path, ImmutableArray<PayloadField>.Builder fields)
    {
        var place = fields.Count;
        fields.Add(default);
        var count = 0;
        var element = path + "[*]";
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            ReadValue(ref reader, element, fields);
        fields[place] = new PayloadField(path, PayloadKind.Array, Count(count));
    }

    private static PayloadField Scalar(ref Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.String => new PayloadField(path, PayloadKind.String, reader.GetString()!),
        JsonTokenType.Number => Number(path, Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => new PayloadField(path, PayloadKind.Boolean, "true"),
        JsonTokenType.False => new PayloadField(path, PayloadKind.Boolean, "false"),
        _ => new PayloadField(path, PayloadKind.Null, "null"),
    };

    private static PayloadField Number(string path, string digits) =>
        new(path, digits.AsSpan().ContainsAny('.', 'e', 'E') ? PayloadKind.Number : PayloadKind.Integer, digits);

    private static Payload OfForm(string body)
    {
        var pairs = body.Split('&', StringSplitOptions.RemoveEmptyEntries).Take(MostFields).Select(Field).ToArray();
        return new Payload([new PayloadField(Root, PayloadKind.Object, Count(pairs.Length)), .. pairs]);
    }

    private static PayloadField Field(string pair)
    {
        var equals = pair.IndexOf('=');
        var name = equals < 0 ? pair : pair[..equals];
        return new PayloadField(Child(Root, FormDecoded(name)), PayloadKind.String, equals < 0 ? "" : FormDecoded(pair[(equals + 1)..]));
    }

    private static string FormDecoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // A name with a character that would end it is quoted, as RFC 9535 (2.3.1) has it.
    private static string Child(string path, string name) =>
        name.AsSpan().ContainsAny(".[]'\" ") || name.Length == 0
            ? $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']"
            : $"{path}.{name}";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
