using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>E-mail addresses, the at sign escaped or not.</summary>
internal static class MailAddress
{
    private const string AtSign = @"@|%(?:25)*40|&#0*64;|&#[xX]0*40;|&commat;|\\u0040|\\x40";

    /// <summary>The pattern, to stand among others.</summary>
    public const string Pattern = $@"[\p{{L}}\p{{N}}._%+'-]+(?:{AtSign})(?:[\p{{L}}\p{{N}}-]+\.)+\p{{L}}[\p{{L}}\p{{N}}-]*";

    // RFC 2606 and RFC 6761: nobody has an address there, and test systems are full of them.
    private static readonly string[] ReservedHosts =
        [".example", ".test", ".invalid", ".localhost", "example.com", "example.net", "example.org"];

    private static readonly Regex Whole = new($@"^(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex At = new(AtSign, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether the whole text is an address.</summary>
    public static bool IsOne(string text) => text.Contains('@') && Whole.IsMatch(text);

    /// <summary>The at sign of what the pattern found, as it is written there; the last one, as the host cannot hold one.</summary>
    public static string AtSignOf(string address)
    {
        if (address.Contains('@'))
            return "@";
        var found = "";
        for (var match = At.Match(address); match.Success; match = match.NextMatch())
            found = match.Value;
        return found;
    }

    /// <summary>Whether an address stands in a domain that is reserved for examples and tests.</summary>
    public static bool IsNobodys(string address) =>
        ReservedHosts.Any(host => address.EndsWith(host, StringComparison.OrdinalIgnoreCase) && IsWholeLabel(address, host));

    private static bool IsWholeLabel(string address, string host) =>
        host[0] == '.' || address[address.Length - host.Length - 1] == '.' || address[..^host.Length].EndsWith(AtSignOf(address), StringComparison.Ordinal);
}
