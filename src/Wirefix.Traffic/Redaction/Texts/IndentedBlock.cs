namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>The lines that belong to a name by their indentation, as in YAML: a text of several lines, a list, or names with values.</summary>
internal static class IndentedBlock
{
    /// <summary>How long the block is, from behind the name's colon on; 0 where the value stands on the name's line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name begins.</param>
    /// <param name="value">What stands behind the colon and blanks.</param>
    public static int LengthOf(string text, int name, int value)
    {
        var end = EndOfLine(text, value);
        if (text.AsSpan(value, end - value).Trim() is not ("" or "|" or ">" or "|-" or ">-" or "|+" or ">+"))
            return 0;
        var indentation = name - (text.AsSpan(0, name).LastIndexOfAny('\r', '\n') + 1);
        for (var next = NextLine(text, end); next > 0; next = NextLine(text, end))
        {
            var depth = text.AsSpan(next).IndexOfAnyExcept(' ', '\t');
            if (depth < 0 || (depth <= indentation && !(depth == indentation && text[next + depth] == '-')))
                break;
            end = EndOfLine(text, next);
        }

        return end == EndOfLine(text, value) ? 0 : end - value;
    }

    /// <summary>Whether a value is a block.</summary>
    public static bool IsOne(string value) => value[0] is '\r' or '\n' || (value[0] is '|' or '>' && value.Contains('\n'));

    /// <summary>The block with tokens in the place of its values; names stay.</summary>
    public static string Replace(string block, Func<string, string> token)
    {
        var lines = block.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().TrimEnd('\r');
            var start = line.IndexOfAnyExcept(" \t-\"'");
            if (start < 0)
                continue;
            start += line[start..].IndexOf(": ") is >= 0 and var colon ? colon + 2 : 0;
            var value = line[start..].Trim(" \t\"'");
            if (value.IsEmpty || value[^1] == ':')
                continue;
            start += line[start..].IndexOf(value);
            lines[i] = $"{lines[i][..start]}{token(value.ToString())}{lines[i][(start + value.Length)..]}";
        }

        return string.Join('\n', lines);
    }

    private static int EndOfLine(string text, int from) => text.AsSpan(from).IndexOfAny('\r', '\n') is >= 0 and var length ? from + length : text.Length;

    private static int NextLine(string text, int end) => text.AsSpan(end) switch
    {
        ['\r', '\n', _, ..] => end + 2,
        ['\r' or '\n', _, ..] => end + 1,
        _ => 0,
    };
}
