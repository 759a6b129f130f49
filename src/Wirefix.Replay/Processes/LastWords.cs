using System.Text.RegularExpressions;
using Wirefix.Traffic;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Processes;

/// <summary>What a process wrote last, for a message that quotes it: services write their connection strings before they fail on them.</summary>
internal static partial class LastWords
{
    private const int Lines = 20;
    private const int LongestLine = 240;

    /// <summary>
    /// The last lines of stdout, then of stderr, with tokens in the place of secrets and without the frames of a stack that have no source; empty
    /// where it wrote nothing.
    /// </summary>
    public static string Of(ChildProcess child) => string.Join('\n', Last(child.Output.Text).Concat(Last(child.Errors.Text)));

    /// <summary>The same as the end of a message.</summary>
    public static string Quoted(ChildProcess child) => Of(child) is { Length: > 0 } text ? $" It wrote:\n{text}" : " It wrote nothing.";

    // Redacted before it is cut: half a secret would not be known for one.
    private static IEnumerable<string> Last(string text)
    {
        var last = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line) && !Frame().IsMatch(line.TrimEnd())).TakeLast(Lines);
        return Redactor.Default.Redact(string.Join('\n', last))
            .Split('\n')
            .Where(line => line.Length > 0)
            .Select(line => line.TrimEnd())
            .Select(line => VisibleText.Of(line.Length <= LongestLine ? line : line[..LongestLine] + "…"));
    }

    // What the framework did on the way tells nobody of the service, and pushes out of sight what went wrong. "at Shop.Main() in Program.cs:line 9" stays.
    [GeneratedRegex(@"^\s*(?:at \S.*\)|--- End of .* ---)$", RegexOptions.NonBacktracking)]
    private static partial Regex Frame();
}
