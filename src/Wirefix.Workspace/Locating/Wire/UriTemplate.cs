using System.Text.RegularExpressions;
using Wirefix.Facts;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>A URI as code writes it: its host where it is known, and its path or only the end of it.</summary>
/// <param name="Host">In lower case, without the port; empty where it is not known.</param>
/// <param name="Path">The path, variable segments in braces.</param>
/// <param name="IsWhole">Whether the path begins at the root; otherwise more segments may stand before it.</param>
internal sealed partial record UriTemplate(string Host, PathTemplate Path, bool IsWhole)
{
    /// <summary>Reads a text as <c>HttpClient</c> would, relative to a base address (empty where none is known).</summary>
    public static UriTemplate Parse(string text, string baseAddress)
    {
        var absolute = Absolute().Match(text);
        if (absolute.Success)
            return new UriTemplate(HostOf(absolute.Groups["host"].Value), Template(absolute.Groups["path"].Value), IsWhole: true);

        var known = Absolute().Match(baseAddress);
        if (known.Success && !text.StartsWith('{'))
            return new UriTemplate(HostOf(known.Groups["host"].Value), Template(Resolve(known.Groups["path"].Value, text)), IsWhole: true);

        var start = LeadingHole().Match(text);
        return start.Success && start.Length < text.Length
            ? new UriTemplate("", Template(text[start.Length..]), IsWhole: false)
            : new UriTemplate("", Template(text), IsWhole: text.StartsWith('/'));
    }

    /// <summary>A route or path with constraints, defaults and mixed segments reduced to plain variables.</summary>
    public static PathTemplate Template(string path) =>
        PathTemplate.Parse(string.Join('/', Query().Replace(path, "").Split('/').Select(Plain)));

    /// <summary>The texts of the paths that a route answers: with and without its trailing segments that are optional or have a default.</summary>
    public static IEnumerable<string> WithoutOptionals(string route)
    {
        yield return route;
        var path = route.TrimEnd('/');
        while (path.LastIndexOf('/') is >= 0 and var cut && Optional().IsMatch(path[(cut + 1)..]))
        {
            path = path[..cut];
            yield return cut == 0 ? "/" : path;
        }
    }

    /// <summary>The host where it is known, and the path; one that begins without a slash is only the end of a path.</summary>
    public override string ToString() => IsWhole ? $"{Host}{Path}" : Path.ToString()[1..];

    private static string Plain(string segment)
    {
        var hole = Hole().Match(segment);
        if (!hole.Success)
            return segment;

        var star = hole.Groups["star"].Success ? "*" : "";
        return $"{{{star}{hole.Groups["name"].Value}}}";
    }

    private static string HostOf(string authority)
    {
        var host = authority.Split('@')[^1].Split(':')[0];
        return host.Contains('{') ? "" : host.ToLowerInvariant();
    }

    // RFC 3986, 5.3: a rooted path replaces the base's, another one its last segment.
    private static string Resolve(string basePath, string text) =>
        text.StartsWith('/') ? text : basePath[..(basePath.LastIndexOf('/') + 1)] + text;

    [GeneratedRegex(@"^https?://(?<host>[^/?#]+)(?<path>[^?#]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^\{[^{}]*\}")]
    private static partial Regex LeadingHole();

    [GeneratedRegex(@"\{(?<star>\*{1,2})?(?<name>[^{}:?=*]*)[^{}]*\}")]
    private static partial Regex Hole();

    // A query may end in a variable part too: the whole segment has to be one.
    [GeneratedRegex(@"^\{[^{}]*(?:\?|=[^{}]*)\}$")]
    private static partial Regex Optional();

    // A question mark inside braces marks an optional segment.
    [GeneratedRegex(@"[?#](?![^{]*\}).*$")]
    private static partial Regex Query();
}
