using Wirefix.Traffic;

namespace Wirefix.Agent.Context;

/// <summary>Lines from outside as they may stand in a pack.</summary>
internal static class ContextText
{
    private const int LongestValue = 100;

    /// <summary>A block of lines, each of which stays one line.</summary>
    public static ContextBlock Block(IEnumerable<string> lines) => new("text", string.Join('\n', lines.Select(VisibleText.Of)));

    /// <summary>A value cut to a length at which it is still told from others.</summary>
    public static string Value(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}…";
}
