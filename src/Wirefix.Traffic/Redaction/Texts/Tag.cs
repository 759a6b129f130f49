using System.Buffers;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>A tag of XML or HTML: from its bracket to behind the closing one.</summary>
/// <param name="Text">The text that it stands in.</param>
/// <param name="Start">Where its bracket stands.</param>
/// <param name="End">Behind the closing bracket.</param>
internal readonly record struct Tag(string Text, int Start, int End)
{
    // Longer ones are no tags.
    private const int Longest = 4096;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private static readonly SearchValues<char> Ends = SearchValues.Create("<>\"'");

    /// <summary>Whether it opens an element.</summary>
    public bool IsOpening => char.IsLetter(Text[Start + 1]) || Text[Start + 1] == '_';

    /// <summary>Whether it closes one.</summary>
    public bool IsClosing => Text[Start + 1] == '/';

    /// <summary>Whether the element has no content.</summary>
    public bool IsEmpty => Text[End - 2] == '/';

    /// <summary>The name with its prefix.</summary>
    public ReadOnlySpan<char> Name
    {
        get
        {
            var name = Text.AsSpan(Start + (IsClosing ? 2 : 1), End - Start - (IsClosing ? 2 : 1));
            return name[..name.IndexOfAny(NameEnds)];
        }
    }

    /// <summary>The name without its prefix.</summary>
    public ReadOnlySpan<char> LocalName => Local(Name);

    /// <summary>The next tag at or behind a position, be it of any kind; null where there is none.</summary>
    public static Tag? Next(string text, int from)
    {
        for (var at = from; text.AsSpan(at).IndexOf('<') is >= 0 and var found; at++)
        {
            at += found;
            if (At(text, at) is { } tag)
                return tag;
        }

        return null;
    }

    /// <summary>The tag at a bracket; null where none begins there.</summary>
    public static Tag? At(string text, int bracket)
    {
        if (bracket + 2 >= text.Length || !(char.IsLetter(text[bracket + 1]) || text[bracket + 1] is '/' or '_'))
            return null;
        return EndOf(text, bracket) is > 0 and var end ? new Tag(text, bracket, end) : null;
    }

    /// <summary>The next attribute behind a position; null where there is none.</summary>
    public (string Name, int Start, int Length)? NextAttribute(int from)
    {
        for (var at = from; at < End && Text.AsSpan(at, End - at).IndexOf('=') is >= 0 and var found;)
        {
            at += found + 1;
            var value = at;
            while (value < End && Text[value] is ' ' or '\t' or '\r' or '\n')
                value++;
            if (value >= End || Text[value] is not ('"' or '\''))
                continue;
            var length = Text.AsSpan(value + 1, End - value - 1).IndexOf(Text[value]);
            var before = Text.AsSpan(Start, at - 1 - Start).TrimEnd(" \t\r\n");
            return length < 0 ? null : (Local(before[(before.LastIndexOfAny(" \t\r\n\"'") + 1)..]).ToString(), value + 1, length);
        }

        return null;
    }

    private static ReadOnlySpan<char> Local(ReadOnlySpan<char> name) => name[(name.LastIndexOf(':') + 1)..];

    private static int EndOf(string text, int start)
    {
        var limit = Math.Min(text.Length, start + Longest);
        for (var at = start + 1; at < limit && text.AsSpan(at, limit - at).IndexOfAny(Ends) is >= 0 and var found;)
        {
            at += found;
            if (text[at] is '<' or '>')
                return text[at] == '>' ? at + 1 : 0;
            var quote = text.AsSpan(at + 1, limit - at - 1).IndexOf(text[at]);
            if (quote < 0)
                return 0;
            at += quote + 2;
        }

        return 0;
    }
}
