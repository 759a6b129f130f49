using System.Buffers;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>
/// Finds values behind options of a command line that stands in a text: <c>--api-key …</c>, also in quotes. What a sentence says behind an
/// option (<c>--password is missing</c>) has no digits and stays, as does a <see cref="Reference"/> (<c>--token $TOKEN_1</c>).
/// </summary>
internal sealed class OptionValues(SecretNames names, Func<string, string> token)
{
    private const string Dashes = "--";

    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    // A quote may be escaped, and a line go on behind a backslash.
    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\n\\\"'");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`<>\\");

    /// <summary>The text with tokens in the place of the values; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        var edits = new TextEdits(text);
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var name = LengthOf(text, at, text.AsSpan(at).IndexOfAnyExcept(NameLetters));
            var secrecy = IsWithinWord(text, at) ? Secrecy.None : names.OfFieldAnywhere(text.AsSpan(at, name));
            at += name;
            if (secrecy == Secrecy.None)
                continue;
            var start = at + LengthOf(text, at, text.AsSpan(at).IndexOfAnyExcept(Between));
            var value = ValueAt(text, start);
            if (!LeadsOn(text.AsSpan(at, start - at)) || !IsSecret(value, secrecy) || Reference.StandsAt(text, start))
                continue;
            edits.Add(start, value.Length, token(value));
            at = start + value.Length;
        }

        return edits.Result();
    }

    // Behind the dashes.
    private static int Next(string text, int from) =>
        text.IndexOf(Dashes, from, StringComparison.Ordinal) is >= 0 and var dashes ? dashes + Dashes.Length : -1;

    private static bool IsWithinWord(string text, int at) => at > Dashes.Length && char.IsLetterOrDigit(text[at - Dashes.Length - 1]);

    private static bool LeadsOn(ReadOnlySpan<char> between) =>
        !between.IsEmpty && (between.Contains('\\') || !between.ContainsAny('\r', '\n'));

    private static int LengthOf(string text, int start, int end) => end < 0 ? text.Length - start : end;

    // A sentence may end behind it.
    private static string ValueAt(string text, int start) =>
        text.AsSpan(start, LengthOf(text, start, text.AsSpan(start).IndexOfAny(ValueEnds))).TrimEnd(".,;:!?)]}").ToString();

    // A value is neither another option nor a pair that has a name of its own.
    private static bool IsSecret(string value, Secrecy secrecy) =>
        value is not ['-', ..]
        && !value.AsSpan().TrimEnd('=').Contains('=')
        && RandomText.IsOne(value, secrecy == Secrecy.Random ? RandomText.UsualLength : RandomText.ShortLength);
}
