using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Which of the asked names live at places, worked out once for every text that stands at any.</summary>
internal sealed class NameMatches(ImmutableArray<string> names)
{
    private static readonly char[] Ends = ['/', '{', '}', '?', '&', '=', ' ', '*', ':'];

    private readonly ILookup<string, string> _words = names.Where(name => !IsPath(name)).ToLookup(WireName.Key);
    private readonly ImmutableArray<(string Name, Endpoint Endpoint)> _paths = [.. names.Where(IsPath).Select(name => (name, Asked(name)))];
    private readonly Dictionary<(string Text, bool IsPath), ImmutableArray<(string Name, double Score)>> _known = [];

    /// <summary>How many names are asked for.</summary>
    public int Count { get; } = names.Length;

    /// <summary>The asked names that live at a place, each with how well it corresponds, above 0 and up to 1.</summary>
    public ImmutableArray<(string Name, double Score)> Of(WirePlace place)
    {
        var key = (place.Name, place.IsPath);
        if (!_known.TryGetValue(key, out var matches))
            _known[key] = matches = place.IsPath ? [.. InPath(place.Name), .. Paths(place.Name)] : [.. Word(place.Name)];
        return matches;
    }

    private static bool IsPath(string name) => name.Contains('/', StringComparison.Ordinal);

    private IEnumerable<(string Name, double Score)> Word(string text)
    {
        foreach (var name in _words[WireName.Key(text)])
        {
            if (WireName.Match(name, text) is { } match)
                yield return (name, match.Score);
        }
    }

    private IEnumerable<(string Name, double Score)> InPath(string path) =>
        path.Split(Ends, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Word)
            .GroupBy(match => match.Name)
            .Select(same => same.MaxBy(match => match.Score));

    private IEnumerable<(string Name, double Score)> Paths(string path)
    {
        if (_paths.IsEmpty)
            return [];
        var (method, template) = Code(path);
        return
            from asked in _paths
            let known = asked.Endpoint.Method.Length == 0 ? null : method
            let score = EndpointMatch.Score(known, template, asked.Endpoint)
            where score > 0
            select (asked.Name, score);
    }

    private static Endpoint Asked(string name)
    {
        var (method, template) = Code(name);
        return new Endpoint(method ?? "", template.Host, template.Path);
    }

    private static (string? Method, UriTemplate Template) Code(string text) => text.Split(' ', 2) switch
    {
        [var method, var path] => (method.ToUpperInvariant(), UriTemplate.Parse(path, "")),
        [var path] => (null, UriTemplate.Parse(path, "")),
        _ => (null, UriTemplate.Parse("", "")),
    };
}
