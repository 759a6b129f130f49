using System.Buffers;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>
/// Finds values behind options of a command line that stands in a text: <c>--api-key …</c>. What a sentence says behind an option
/// (<c>--password is missing</c>) has no digits and stays.
/// </summary>
internal sealed class OptionValues(SecretNames names, Func<string, string> token)
{
    private const string Dashes = "--";

    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n,;\"'`<>()[]{}|\\");

    /// <summary>The text with tokens in the place of the values; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        var edits = new TextEdits(text);
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var name = LengthOf(text, at, text.AsSpan(at).IndexOfAnyExcept(NameLetters));
            var start = at + name;
            if (names.OfField(text.AsSpan(at, name)) == Secrecy.Sure)
                start += LengthOf(text, start, text.AsSpan(start).IndexOfAnyExcept(' '));
            var length = start == at + name ? 0 : LengthOf(text, start, text.AsSpan(start).IndexOfAny(ValueEnds));
            if (RandomText.IsOne(text.AsSpan(start, length), RandomText.ShortLength))
                edits.Add(start, length, token(text.Substring(start, length)));
            at = start + length;
        }

        return edits.Result();
    }

    // Behind the dashes.
    private static int Next(string text, int from) =>
        text.IndexOf(Dashes, from, StringComparison.Ordinal) is >= 0 and var dashes ? dashes + Dashes.Length : -1;

    private static int LengthOf(string text, int start, int end) => end < 0 ? text.Length - start : end;
}
