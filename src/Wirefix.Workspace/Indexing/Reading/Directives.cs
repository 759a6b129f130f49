namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The conditions of directives in a text, as far as their length goes: the compiler evaluates them level by level.</summary>
internal static class Directives
{
    /// <summary>Whether a condition has more terms, or is nested deeper, than a number.</summary>
    public static bool Exceed(string text, int most)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            var line = text.AsSpan(at, End(text, at) - at);
            if (line.Length > most && IsCondition(line[1..].TrimStart()) && Steps(line) > most)
                return true;
        }

        return false;
    }

    private static bool IsCondition(ReadOnlySpan<char> directive) => directive.StartsWith("if") || directive.StartsWith("elif");

    // One each: || && == != ! and brackets.
    private static int Steps(ReadOnlySpan<char> condition)
    {
        var steps = 0;
        for (var at = 1; at < condition.Length; at++)
        {
            if (condition[at] is '(' or '!' || (condition[at] is '|' or '&' or '=' && condition[at - 1] == condition[at]))
                steps++;
        }

        return steps;
    }

    private static int End(string text, int from) => text.AsSpan(from).IndexOfAny('\n', '\r') is >= 0 and var length ? from + length : text.Length;
}
