using System.Text;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>Text in UTF-8 that was read as Latin-1 or Windows-1252: <c>Ã©</c> for <c>é</c>, <c>â€™</c> for an apostrophe.</summary>
internal static class Mojibake
{
    private static readonly UTF8Encoding Utf8 = new(false, true);

    private static readonly Encoding[] WrongSets =
    [
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
    ];

    /// <summary>What the text was before it was misread; null where it was not.</summary>
    public static string? Repaired(string text) =>
        LooksMisread(text) ? WrongSets.Select(set => Reread(text, set)).FirstOrDefault(right => right is not null) : null;

    /// <summary>What becomes of a text that is misread, in each of the wrong sets.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [Encoding.Latin1.GetString(bytes), CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)];
    }

    // A first byte of two to four, and one that goes on; as Windows-1252 the latter may be any of its signs.
    private static bool LooksMisread(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is >= '\u00C2' and <= '\u00F4' && text[i + 1] >= '\u0080')
                return true;
        }

        return false;
    }

    private static string? Reread(string text, Encoding set)
    {
        try
        {
            return Utf8.GetString(set.GetBytes(text));
        }
        catch (Exception other) when (other is EncoderFallbackException or DecoderFallbackException)
        {
            return null;
        }
    }
}
