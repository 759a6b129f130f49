using System.Text;

namespace Wirefix.Facts.Text;

/// <summary>The words of a line: parted by one blank, so that white space, control characters and <c>%</c> stand percent-encoded in them.</summary>
internal static class FactWord
{
    /// <summary>A text as one word.</summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && !HasEncoded(text))
            return text;

        var word = new StringBuilder();
        foreach (var character in text)
            word.Append(IsEncoded(character) ? $"%{(int)character:X4}" : character.ToString());
        return word.Length > 0 ? word.ToString() : "%";
    }

    /// <summary>The text of a word; null where it is no word.</summary>
    public static string? TextOf(string word)
    {
        if (word == "%")
            return "";
        if (word.IndexOf('%') < 0)
            return word.Length == 0 || HasEncoded(word) ? null : word;

        var text = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] != '%')
            {
                text.Append(word[i]);
                continue;
            }

            if (i + 4 >= word.Length || !ushort.TryParse(word.Substring(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
                return null;
            text.Append((char)code);
            i += 4;
        }

        return Of(text.ToString()) == word ? text.ToString() : null;
    }

    private static bool HasEncoded(string text)
    {
        foreach (var character in text)
        {
            if (IsEncoded(character))
                return true;
        }

        return false;
    }

    // A lone surrogate is no text that a file could hold.
    private static bool IsEncoded(char character) =>
        character is not (>= '&' and < (char)0x7F) && (character == '%' || char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character));
}
