using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Wirefix.Traffic.Payloads;

/// <summary>
/// Reads the values of bodies: JSON, told by media type or by its first character, and URL-encoded forms. What one reader reads shares its paths;
/// a reader is for one thread at a time.
/// </summary>
public sealed class PayloadReader
{
    /// <summary>How many values of one body are read; what stands behind them is left out.</summary>
    public const int MostFields = 5_000;

    // 64 levels of names of 60 characters.
    private const int LongestPath = 4_000;

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    // Each level is read by a call of its own; what lies deeper is left out.
    private const int DeepestValue = 64;

    /// <summary>Depth is no flaw of a text: the JSON reader keeps one bit a level.</summary>
    internal static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private readonly PathTable _table = new();

    private readonly PathText _path = new();

    private readonly List<int> _paths = [];

    private readonly List<PayloadValue> _values = [];

    /// <summary>The values of a message's body; null where it is empty, neither JSON nor a form, or JSON that does not parse.</summary>
    public static Payload? Read(Message message) => new PayloadReader().ReadNext(message);

    /// <summary>The same for one message of many.</summary>
    public Payload? ReadNext(Message message)
    {
        if (message.Body.IsEmpty)
            return null;
        _paths.Clear();
        _values.Clear();
        _path.Clear();
        if (message.MediaType == MediaTypeNames.Application.FormUrlEncoded)
            return OfForm(message.BodyText);
        return LooksLikeJson(message) ? OfJson(message.Body) : null;
    }

    /// <summary>Why the body has no values though it is meant as JSON; null where it has, or is none.</summary>
    internal static JsonFlaw? FlawOf(Message message) =>
        message.Body.IsEmpty || message.MediaType == MediaTypeNames.Application.FormUrlEncoded || !LooksLikeJson(message) ? null : JsonFlaw.Of(message.Body.Span);

    /// <summary>The text behind a byte order mark, which no JSON begins with and many readers pass over (RFC 8259, 8.1).</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith(Mark) ? text[Mark.Length..] : text;

    private static bool LooksLikeJson(Message message)
    {
        var media = message.MediaType;
        if (media is not null && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal) || media == "text/json"))
            return true;
        return WithoutMark(message.Body.Span).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private Payload? OfJson(ReadOnlyMemory<byte> body)
    {
        var json = body[(body.Length - WithoutMark(body.Span).Length)..];
        try
        {
            var reader = new Utf8JsonReader(json.Span, AnyDepth);
            if (!reader.Read())
                return null;
            ReadValue(ref reader, Utf8.IsValid(json.Span));
            return reader.Read() ? null : Built(json);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text whose bytes or escapes make no Unicode.
            return null;
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, bool isUnicode)
    {
        if (_paths.Count >= MostFields || reader.CurrentDepth >= DeepestValue || !IsTaken())
        {
            reader.Skip();
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(ref reader, isUnicode);
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref reader, isUnicode);
                break;
            default:
                Add(Scalar(ref reader, isUnicode));
                break;
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, bool isUnicode)
    {
        var place = _values.Count;
        Add(default);
        var count = 0;
        for (; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; count++)
        {
            var holder = _path.Enter(ref reader);
            reader.Read();
            ReadValue(ref reader, isUnicode);
            _path.Leave(holder);
        }

        _values[place] = PayloadValue.Holding(PayloadKind.Object, count);
    }

    private void ReadArray(ref Utf8JsonReader reader, bool isUnicode)
    {
        var place = _values.Count;
        Add(default);
        var count = 0;
        var holder = _path.EnterList();
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            ReadValue(ref reader, isUnicode);
        _path.Leave(holder);
        _values[place] = PayloadValue.Holding(PayloadKind.Array, count);
    }

    private static PayloadValue Scalar(ref Utf8JsonReader reader, bool isUnicode)
    {
        var start = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.String => Text(ref reader, start + 1, isUnicode),
            JsonTokenType.Number => PayloadValue.At(
                reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? PayloadKind.Number : PayloadKind.Integer, start, reader.ValueSpan.Length),
            JsonTokenType.True => PayloadValue.Of(true),
            JsonTokenType.False => PayloadValue.Of(false),
            _ => PayloadValue.Of(null),
        };
    }

    private static PayloadValue Text(ref Utf8JsonReader reader, int start, bool isUnicode)
    {
        // Throws where the text is no Unicode, which only bytes that are none or escapes can do.
        if (reader.ValueIsEscaped || !isUnicode)
            _ = reader.GetString();
        return PayloadValue.At(PayloadKind.String, start, reader.ValueSpan.Length, reader.ValueIsEscaped);
    }

    // The texts decoded, one behind the other, are what stands for the body.
    private Payload OfForm(string body)
    {
        var pairs = body.Split('&', StringSplitOptions.RemoveEmptyEntries).Take(MostFields).ToArray();
        var decoded = new MemoryStream();
        Add(PayloadValue.Holding(PayloadKind.Object, pairs.Length));
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=');
            var holder = _path.Enter(FormDecoded(equals < 0 ? pair : pair[..equals]));
            var text = Encoding.UTF8.GetBytes(equals < 0 ? "" : FormDecoded(pair[(equals + 1)..]));
            if (IsTaken())
            {
                Add(PayloadValue.At(PayloadKind.String, (int)decoded.Length, text.Length));
                decoded.Write(text);
            }

            _path.Leave(holder);
        }

        return Built(decoded.ToArray());
    }

    // What no one would read by its path is left out.
    private bool IsTaken() => _path.Text.Length <= LongestPath && _table.Takes(_path.Text);

    private void Add(PayloadValue value)
    {
        _paths.Add(_table.NumberOf(_path.Text));
        _values.Add(value);
    }

    private Payload Built(ReadOnlyMemory<byte> body) => new(body, _table, [.. _paths], [.. _values]);

    private static string FormDecoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
