using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Where a text leads that is used as an address.</summary>
internal static partial class Address
{
    /// <summary>What tells where a call goes: empty for a path below the client's own address, a host, or what is not known of it.</summary>
    public static string Of(Lead lead)
    {
        if (HostOf(lead.Text, lead.Open is null) is { } host)
            return host;
        // A slash alone may have another one behind it, and then a host.
        var isPath = lead.Open is null || (lead.Text.IndexOfAny(['/', '?', '#']) >= 0 && lead.Text.Trim() is not ("/" or "\\"));
        return isPath && !Scheme().IsMatch(lead.Text) && !Slashes().IsMatch(lead.Text) ? "" : lead.ToString();
    }

    /// <summary>The host of a text that begins as an absolute address; null where it does not, or its host goes on behind what is known.</summary>
    public static string? HostOf(string text, bool isWhole) =>
        Absolute().Match(text) is { Success: true } match && (isWhole || match.Index + match.Length < text.Length)
            ? match.Groups["host"].Value.ToLowerInvariant()
            : null;

    [GeneratedRegex(@"^\s*([a-zA-Z][a-zA-Z0-9+.-]*:)?[/\\]{2}(?<host>[^/\\?#]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^\s*[/\\]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"^\s*[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
