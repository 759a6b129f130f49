using System.Text.RegularExpressions;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>
/// A line of a prompt without what differs from run to run and from machine to machine though nothing of substance does: folders of copies, ports,
/// digests, times that were measured, and what the gate <c>metric</c> measured. Everything else of a prompt is made of the capture and the code.
/// </summary>
internal static partial class StableText
{
    /// <summary>The line with a word in the place of each of them.</summary>
    public static string Of(string line)
    {
        var text = Copies().Replace(line, "<copy>");
        text = Ports().Replace(text, "$1:<port>");
        text = Digests().Replace(text, "<digest>");
        text = Times().Replace(text, "<time>");
        return Measured().IsMatch(text) ? Numbers().Replace(text, "<number>") : text;
    }

    [GeneratedRegex(@"[^\s'""`(]*[/\\]wirefix-\d+-[^\s/\\'""`)]+", RegexOptions.NonBacktracking)]
    private static partial Regex Copies();

    [GeneratedRegex(@"(127\.0\.0\.1|\[::1\]|localhost):\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Ports();

    [GeneratedRegex(@"\b[0-9a-f]{12,64}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Digests();

    [GeneratedRegex(@"\b\d+(\.\d+)? m?s\b", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    [GeneratedRegex(@"^(passed|FAILED) metric:", RegexOptions.NonBacktracking)]
    private static partial Regex Measured();

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
