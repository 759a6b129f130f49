using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>
/// What says where a secret is kept and is none itself: <c>env:NAME_1</c>, <c>$NAME</c>, <c>${NAME}</c>, <c>%NAME%</c>, <c>file:/path</c>, and a
/// command whose output it is. A name has letters of one case, digits and underscores; what else begins so could be a secret itself.
/// </summary>
internal static partial class Reference
{
    /// <summary>Whether one stands at a position of a text, and nothing else up to the next blank or quote but the end of a sentence.</summary>
    public static bool StandsAt(string text, int at) => One().IsMatch(text, at);

    [GeneratedRegex(
        """
        \G(?: (?:env:|\$env:|\$) (?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_]*)
            | \$\{ (?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_]*) \}
            | % (?:[A-Z_][A-Z0-9_]*|[a-z_][a-z0-9_]*) %
            | file: (?:~?/|\.\.?/|[A-Za-z]:[/\\]) (?>[A-Za-z0-9_./~\\-]*)
            | \$\( [a-z][a-z0-9_-]* (?=[ ])
        ) (?>[.,;:!?)\]}]*) (?=[\s"'`<>\\]|$)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex One();
}
