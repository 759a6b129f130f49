using System.Text;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>The right values that a message may pass on, and what each becomes when its encoding goes wrong.</summary>
internal sealed class ValueSources
{
    private const int MostDistorted = 2_000;

    // Shorter ones meet by accident.
    private const int ShortestText = 3;

    private readonly Dictionary<string, WireValue> _texts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (EncodingFault Fault, WireValue Origin)> _distorted = new(StringComparer.Ordinal);

    /// <summary>No values.</summary>
    public static ValueSources None { get; } = new([]);

    /// <summary>Takes the values; the first of equal ones is named as their origin.</summary>
    public ValueSources(IEnumerable<WireValue> values)
    {
        foreach (var value in values)
        {
            if (value.Text.Length == 0 || !_texts.TryAdd(value.Text, value))
                continue;
            if (IsOffsetOrNumber(value))
                _texts.TryAdd(Uri.UnescapeDataString(value.Raw), value);
            if (value.Text.Length >= ShortestText && _distorted.Count < MostDistorted && !IsPlain(value.Text))
                AddDistorted(value);
        }
    }

    /// <summary>Where a text stands; null where it does not.</summary>
    public WireValue? Find(string text) => _texts.GetValueOrDefault(text);

    /// <summary>The value that, with its encoding gone wrong, is this text.</summary>
    public (EncodingFault Fault, WireValue Origin)? FindDistorted(string text) =>
        text.Length >= ShortestText && _distorted.TryGetValue(text, out var found) && !_texts.ContainsKey(text) ? found : null;

    // Whether +49 or +02:00, left bare in a query, is a plus or a space only the sender knows: both are taken as right.
    private static bool IsOffsetOrNumber(WireValue value)
    {
        var plus = value.Kind == WireValueKind.Query ? value.Raw.IndexOf('+') : -1;
        return plus >= 0 && plus + 1 < value.Raw.Length && char.IsAsciiDigit(value.Raw[plus + 1]);
    }

    private static bool IsPlain(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~');

    private void AddDistorted(WireValue value)
    {
        var text = value.Text;
        if (text.Contains('%'))
            Add(Uri.UnescapeDataString(text), EncodingFault.DecodedTwice, value);
        if (text.Contains('+'))
            Add(text.Replace('+', ' '), EncodingFault.DecodedTwice, value);
        if (text.Contains(' '))
            Add(text.Replace(' ', '+'), EncodingFault.PlusForSpace, value);
        if (text.AsSpan().IndexOfAny('&', '#') is > 0 and var cut)
            Add(text[..cut], EncodingFault.ReservedCharacter, value);
        if (Ascii.IsValid(text))
            return;
        foreach (var misread in Mojibake.Of(text))
            Add(misread, EncodingFault.Charset, value);
        Add(Without(text, "\uFFFD"), EncodingFault.Charset, value);
        Add(Without(text, "?"), EncodingFault.NonAscii, value);
        Add(Without(text, ""), EncodingFault.NonAscii, value);
    }

    private void Add(string distorted, EncodingFault fault, WireValue origin)
    {
        if (distorted.Length >= ShortestText && distorted != origin.Text)
            _distorted.TryAdd(distorted, (fault, origin));
    }

    private static string Without(string text, string replacement) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : replacement));
}
