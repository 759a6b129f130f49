namespace Wirefix.Analyzers.Encoding;

/// <summary>What a name says about the text that it stands for.</summary>
internal static class UrlNames
{
    // A text of such a name is part of a URL as a whole, with slashes and question marks of its own.
    private static readonly HashSet<string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        "path", "paths", "route", "url", "urls", "uri", "uris", "endpoint", "query", "querystring", "base", "host", "hostname", "domain", "address", "server",
        "site", "authority", "prefix", "suffix", "params", "parameters", "args", "arguments", "template", "link", "href", "location", "root", "relative",
        "resource", "scheme", "port", "api", "section", "fragment", "subpath", "qs",
    };

    private static readonly HashSet<string> Fit = new(StringComparer.OrdinalIgnoreCase)
    {
        "encoded", "escaped", "encode", "escape", "slug", "sanitized", "safe",
    };

    // Values that programs make, of letters, digits and a few signs that need no escaping.
    private static readonly HashSet<string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "ids", "guid", "uuid", "hash", "sha", "sha1", "sha256", "md5", "version", "culture", "locale", "language", "lang", "currency", "extension", "ext",
        "format", "year", "month", "day", "index", "page", "size", "limit", "offset", "count",
    };

    /// <summary>Whether the name says that the text is a URL or a part of one as a whole.</summary>
    public static bool SayUrl(string name) => Words(name).Any(Parts.Contains);

    /// <summary>Whether the name says that the text is escaped, or needs no escaping.</summary>
    public static bool SayFit(string name) => Words(name).Any(Fit.Contains);

    /// <summary>Whether the name says that the text is an identifier or a number, which needs no escaping as a rule.</summary>
    public static bool SayCode(string name) => Words(name).LastOrDefault() is { } last && Codes.Contains(last);

    /// <summary>The words of a name: they begin at a capital behind a small letter, and behind anything that is no letter or digit.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetterOrDigit(name[i]) && !Begins(name, i))
                continue;
            if (name.Substring(start, i - start).Trim('_', '@') is { Length: > 0 } word)
                yield return word;
            start = i;
        }
    }

    private static bool Begins(string name, int index) => !char.IsLetterOrDigit(name[index - 1])
        || (char.IsUpper(name[index]) && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]))));
}
