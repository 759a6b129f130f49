using System.Buffers;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>Text that stands percent-escaped in other text, as a URL does in the query of another one.</summary>
internal static class PercentText
{
    private static readonly SearchValues<char> Symbols =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%+");

    /// <summary>The text with every escaped run whose plain text <paramref name="redact"/> changes escaped anew.</summary>
    public static string Replace(string text, Func<string, string> redact)
    {
        var edits = new TextEdits(text);
        for (var at = 0; text.AsSpan(at).IndexOf('%') is >= 0 and var percent;)
        {
            var start = text.AsSpan(at, percent).LastIndexOfAnyExcept(Symbols) + 1 + at;
            var length = text.AsSpan(start).IndexOfAnyExcept(Symbols);
            at = length < 0 ? text.Length : start + length;
            var run = text[start..at];
            var plain = Uri.UnescapeDataString(run);
            if (plain != run && redact(plain) is var other && other != plain)
                edits.Add(start, run.Length, Uri.EscapeDataString(other));
        }

        return edits.Result();
    }
}
