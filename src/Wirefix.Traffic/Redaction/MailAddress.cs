using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction;

/// <summary>E-mail addresses, the at sign escaped or not.</summary>
internal static class MailAddress
{
    /// <summary>The pattern, to stand among others.</summary>
    public const string Pattern = @"[\p{L}\p{N}._%+'-]+(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]*";

    // RFC 2606 and RFC 6761: nobody has an address there, and test systems are full of them.
    private static readonly string[] ReservedHosts =
        [".example", ".test", ".invalid", ".localhost", "example.com", "example.net", "example.org"];

    private static readonly Regex Whole = new($@"^(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether the whole text is an address.</summary>
    public static bool IsOne(string text) => text.Contains('@') && Whole.IsMatch(text);

    /// <summary>Whether an address stands in a domain that is reserved for examples and tests.</summary>
    public static bool IsNobodys(string address) =>
        ReservedHosts.Any(host => address.EndsWith(host, StringComparison.OrdinalIgnoreCase) && IsWholeLabel(address, host));

    private static bool IsWholeLabel(string address, string host) =>
        host[0] == '.' || address[address.Length - host.Length - 1] is '.' or '@' || address[..^host.Length].EndsWith("%40", StringComparison.Ordinal);
}
