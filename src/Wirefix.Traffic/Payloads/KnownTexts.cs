using System.Text;

namespace Wirefix.Traffic.Payloads;

/// <summary>Short texts of values, many of which come in every message (<c>EUR</c>, <c>no-store</c>), as text that is there already.</summary>
internal static class KnownTexts
{
    private const int Longest = 40;

    private const int Places = 8192;

    // Another text at the same place only takes it over.
    private static readonly string?[] Known = new string?[Places];

    /// <summary>The text that bytes of UTF-8 stand for.</summary>
    public static string Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest)
            return Encoding.UTF8.GetString(text);
        ref var known = ref Known[PlaceOf(text)];
        var there = known;
        return there is not null && Ascii.Equals(text, there) ? there : known = Encoding.UTF8.GetString(text);
    }

    private static uint PlaceOf(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        foreach (var value in text)
            hash = (hash * 31) + value;
        return hash % Places;
    }
}
