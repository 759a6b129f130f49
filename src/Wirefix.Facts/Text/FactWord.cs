using System.Globalization;
using System.Text;

namespace Wirefix.Facts.Text;

/// <summary>
/// A word of a line, where it stands in it: lines are words parted by one blank, so that white space, control characters and <c>%</c>
/// stand percent-encoded in them. A word is looked at in its place, since every compilation waits for all words of its facts.
/// </summary>
internal readonly struct FactWord
{
    private readonly string _line;
    private readonly int _start;
    private readonly int _end;

    private FactWord(string line, int start)
    {
        _line = line;
        _start = start;
        var blank = start > line.Length ? -1 : line.IndexOf(' ', start);
        _end = blank < 0 ? line.Length : blank;
    }

    /// <summary>The place behind its last character.</summary>
    public int End => _end;

    /// <summary>Whether the line ended before this word.</summary>
    public bool IsNone => _start > _line.Length;

    /// <summary>The word behind this one.</summary>
    public FactWord Next() => new(_line, _end + 1);

    /// <summary>Whether it is this word.</summary>
    public bool Is(string word) => word.Length == _end - _start && string.CompareOrdinal(_line, _start, word, 0, word.Length) == 0;

    /// <summary>Whether it is the same word as another.</summary>
    public bool IsSame(FactWord other) =>
        _end - _start == other._end - other._start && string.CompareOrdinal(_line, _start, other._line, other._start, _end - _start) == 0;

    /// <summary>The text that the word stands for; null where it is no word.</summary>
    public string? Text => IsPlain ? _line.Substring(_start, _end - _start) : IsNone ? null : Decoded(_line.Substring(_start, _end - _start));

    /// <summary>Whether it stands for a text.</summary>
    public bool IsText => IsPlain || Text is not null;

    /// <summary>The status that it names; null where it names none.</summary>
    public int? Status => !IsNone && _end - _start <= 3
        && int.TryParse(_line.Substring(_start, _end - _start), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && Is(status.ToString(CultureInfo.InvariantCulture)) ? status : null;

    /// <summary>The first word of a line.</summary>
    public static FactWord First(string line) => At(line, 0);

    /// <summary>The word that begins at a place of a line.</summary>
    public static FactWord At(string line, int start) => new(line, start);

    /// <summary>A text as one word.</summary>
    public static string Of(string text)
    {
        if (text.Length > 0 && !HasEncoded(text, 0, text.Length))
            return text;

        var word = new StringBuilder();
        foreach (var character in text)
            word.Append(IsEncoded(character) ? $"%{(int)character:X4}" : character.ToString());
        return word.Length > 0 ? word.ToString() : "%";
    }

    private bool IsPlain => _end > _start && !HasEncoded(_line, _start, _end);

    private static string? Decoded(string word)
    {
        if (word == "%")
            return "";

        var text = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] != '%')
            {
                text.Append(word[i]);
                continue;
            }

            if (i + 4 >= word.Length || !ushort.TryParse(word.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, null, out var code))
                return null;
            text.Append((char)code);
            i += 4;
        }

        return word.Length > 0 && Of(text.ToString()) == word ? text.ToString() : null;
    }

    private static bool HasEncoded(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (IsEncoded(text[i]))
                return true;
        }

        return false;
    }

    // A lone surrogate is no text that a file could hold.
    private static bool IsEncoded(char character) =>
        character is not (>= '&' and < (char)0x7F)
        && (character == '%' || char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character));
}
