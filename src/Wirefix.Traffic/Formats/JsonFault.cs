using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Formats;

/// <summary>What is wrong with a JSON text, for whoever wrote it: where it is and what was found, without the types that it was read into.</summary>
public static partial class JsonFault
{
    /// <summary>What was found, and where: <c>an unknown "colour" at $[0].colour, line 3</c>.</summary>
    public static string Of(JsonException fault) => What(fault.Message) + Where(fault);

    private static string What(string message)
    {
        if (Position().Replace(message, "").TrimEnd('.') is var said && Missing().Match(said) is { Success: true } missing)
            return $"an object without {missing.Groups[1].Value}";
        if (Unknown().Match(said) is { Success: true } unknown)
            return $"an unknown {unknown.Groups[1].Value}";
        if (Null().IsMatch(said))
            return "null where a value is expected";
        return said.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? "a value of another kind" : said;
    }

    private static string Where(JsonException fault)
    {
        var path = fault.Path is null or "$" ? "" : $" at {fault.Path}";
        return fault.LineNumber is { } line ? FormattableString.Invariant($"{path}, line {line + 1}") : path;
    }

    [GeneratedRegex(@" (Path|LineNumber): .*$", RegexOptions.Singleline)]
    private static partial Regex Position();

    [GeneratedRegex("missing required properties including: (.+)$")]
    private static partial Regex Missing();

    [GeneratedRegex("^(?:The JSON property|Read unrecognized type discriminator id) ('.+?')(?: could not be mapped|$)")]
    private static partial Regex Unknown();

    [GeneratedRegex("^The (property or field|constructor parameter) '.+' on type .* null")]
    private static partial Regex Null();
}
