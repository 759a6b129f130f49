using System.Buffers;
using System.Net;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>Text that stands in XML with its brackets and quotes as entities: a document in an element or attribute of another one.</summary>
internal static class EntityText
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("<>\"");

    /// <summary>The text with every such run whose plain text <paramref name="redact"/> changes written anew.</summary>
    public static string Replace(string text, Func<string, string> redact)
    {
        if (!text.Contains("&lt;", StringComparison.Ordinal) && !text.Contains("&quot;", StringComparison.Ordinal))
            return text;
        var edits = new TextEdits(text);
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            var length = text.AsSpan(at).IndexOfAny(Ends);
            at = length < 0 ? text.Length : at + length;
            if (!text.AsSpan(start, at - start).Contains('&'))
                continue;
            var plain = WebUtility.HtmlDecode(text[start..at]);
            if (redact(plain) is var other && other != plain)
                edits.Add(start, at - start, WebUtility.HtmlEncode(other));
        }

        return edits.Result();
    }
}
