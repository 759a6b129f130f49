using System.Collections.Frozen;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// Whether a member makes something of values, and does not just pass them: it parses, cuts, escapes, compares, converts, checks. What is wrong
/// with a value is mended there more often than where it passes through.
/// </summary>
internal static class ValueTreatment
{
    private static readonly FrozenSet<string> Ways = FrozenSet.ToFrozenSet(
    [
        // Text.
        "Split", "Substring", "Replace", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf", "Trim", "TrimStart", "TrimEnd",
        "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Regex", "IsMatch", "Equals", "Compare", "StringComparison",

        // Text that stands for something else.
        "Parse", "TryParse", "ParseExact", "TryParseExact", "ChangeType", "ConvertTo", "IsDefined",
        "ToInt32", "ToInt64", "ToDecimal", "ToDouble", "ToBoolean", "Round", "Truncate",
        "ToUniversalTime", "ToLocalTime", "SpecifyKind", "UtcDateTime", "LocalDateTime",
        "FromUnixTimeSeconds", "FromUnixTimeMilliseconds", "ToUnixTimeSeconds", "ToUnixTimeMilliseconds",

        // Encodings and addresses.
        "GetString", "GetBytes", "FromBase64String", "ToBase64String", "EscapeDataString", "UnescapeDataString",
        "UrlEncode", "UrlDecode", "HtmlEncode", "HtmlDecode", "UriBuilder", "TryAddWithoutValidation",

        // Pages, statuses, rules of validators.
        "Skip", "Take", "Distinct", "IsSuccessStatusCode", "EnsureSuccessStatusCode",
        "Must", "Length", "NotEmpty", "Matches", "GreaterThan", "LessThan",
    ]);

    /// <summary>Whether a method calls or reads what treats values.</summary>
    public static bool In(CodeMember member) => member.IsMethod && member.Mentions.Any(mention => Ways.Contains(mention.Name));
}
