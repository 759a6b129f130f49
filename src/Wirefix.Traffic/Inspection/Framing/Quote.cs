using System.Text;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Captured text as a proof shows it: short, in quotes, on one line.</summary>
internal static class Quote
{
    private const int Longest = 60;

    /// <summary>The beginning of a text.</summary>
    public static string Of(string text) => text.Length <= Longest ? $"\"{VisibleText.Of(text)}\"" : $"\"{VisibleText.Of(text[..Longest])}…\"";

    /// <summary>The end of a text.</summary>
    public static string End(string text) => text.Length <= Longest ? $"\"{VisibleText.Of(text)}\"" : $"\"…{VisibleText.Of(text[^Longest..])}\"";

    /// <summary>The end of a text in UTF-8, at most as many bytes of it as could be shown.</summary>
    public static string End(ReadOnlySpan<byte> text) => End(Encoding.UTF8.GetString(text[Math.Max(0, text.Length - (4 * Longest))..]));

    /// <summary>The beginning of a text in UTF-8.</summary>
    public static string Of(ReadOnlySpan<byte> text) => Of(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * Longest)]));
}
