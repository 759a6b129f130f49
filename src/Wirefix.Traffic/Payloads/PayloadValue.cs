using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Payloads;

/// <summary>
/// A value as it is kept: where its text stands among the body's bytes, in 8 bytes, since a large capture has millions of them.
/// </summary>
internal readonly struct PayloadValue
{
    private const int KindBits = 3;

    private const int Escaped = 1 << KindBits;

    private const int LengthShift = KindBits + 1;

    private readonly int _start;

    private readonly int _lengthAndKind;

    private PayloadValue(PayloadKind kind, int start, int length, bool isEscaped)
    {
        _start = start;
        _lengthAndKind = (length << LengthShift) | (isEscaped ? Escaped : 0) | (int)kind;
    }

    /// <summary>What kind of value it is.</summary>
    public PayloadKind Kind => (PayloadKind)(_lengthAndKind & (Escaped - 1));

    private int Length => _lengthAndKind >>> LengthShift;

    /// <summary>A text or a number; of a text what stands between the quotes.</summary>
    public static PayloadValue At(PayloadKind kind, int start, int length, bool isEscaped = false) => new(kind, start, length, isEscaped);

    /// <summary>A truth value, or null.</summary>
    public static PayloadValue Of(bool? truth) => new(truth is null ? PayloadKind.Null : PayloadKind.Boolean, truth == true ? 1 : 0, 0, isEscaped: false);

    /// <summary>A list or an object of so many values.</summary>
    public static PayloadValue Holding(PayloadKind kind, int count) => new(kind, count, 0, isEscaped: false);

    /// <summary>The text of the value; see <see cref="PayloadField.Text"/>.</summary>
    public string TextIn(ReadOnlySpan<byte> body) => Kind switch
    {
        PayloadKind.Null => "null",
        PayloadKind.Boolean => _start == 0 ? "false" : "true",
        PayloadKind.Object or PayloadKind.Array => _start.ToString(CultureInfo.InvariantCulture),
        _ when (_lengthAndKind & Escaped) != 0 => Unescaped(body.Slice(_start - 1, Length + 2)),
        _ => KnownTexts.Of(body.Slice(_start, Length)),
    };

    /// <summary>The bytes of the text where they stand among the body's as they are; it has none where they are escaped, or are no text there.</summary>
    public bool TryGetBytes(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> bytes)
    {
        var isThere = Kind is PayloadKind.String or PayloadKind.Integer or PayloadKind.Number && (_lengthAndKind & Escaped) == 0;
        bytes = isThere ? body.Slice(_start, Length) : default;
        return isThere;
    }

    private static string Unescaped(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }
}
