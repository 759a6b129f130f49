using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Which of the asked names live at places, worked out once for every text that stands at any.</summary>
internal sealed class NameMatches(ImmutableArray<string> names)
{
    // Code names a status by its word.
    private const double StatusWord = 0.9;

    private static readonly char[] Ends = ['/', '{', '}', '?', '&', '=', ' ', '*', ':'];

    private readonly ILookup<string, string> _words = names.Where(name => !WirePath.Is(name)).ToLookup(WireName.Key);
    private readonly ILookup<string, string> _statuses = names.SelectMany(Statuses).ToLookup(pair => pair.Key, pair => pair.Name);
    private readonly ImmutableArray<(string Name, Endpoint Endpoint)> _paths = [.. names.Where(WirePath.Is).Select(name => (name, Asked(name)))];

    // A stored index holds each text once, and there are many more places than texts: no text need be compared.
    private readonly Dictionary<string, ImmutableArray<(string Name, double Score)>> _knownWords = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ImmutableArray<(string Name, double Score)>> _knownPaths = new(ReferenceEqualityComparer.Instance);

    /// <summary>The asked names that live at a place, each with how well it corresponds, above 0 and up to 1.</summary>
    public ImmutableArray<(string Name, double Score)> Of(WirePlace place)
    {
        if (!place.IsPath)
            return Word(place.Name);
        if (!_knownPaths.TryGetValue(place.Name, out var matches))
            _knownPaths[place.Name] = matches = [.. InPath(place.Name), .. Paths(place.Name)];
        return matches;
    }

    /// <summary>The asked names that a mention is, each with how well it corresponds, above 0 and up to 1.</summary>
    public ImmutableArray<(string Name, double Score)> Of(Mention mention) => Word(mention.Name);

    private static IEnumerable<(string Key, string Name)> Statuses(string name) =>
        int.TryParse(name, CultureInfo.InvariantCulture, out var number) && Enum.GetName((HttpStatusCode)number) is { } word
            ? [(WireName.Key(word), name), (WireName.Key($"Status{number}{word}"), name)]
            : [];

    private ImmutableArray<(string Name, double Score)> Word(string text)
    {
        if (!_knownWords.TryGetValue(text, out var matches))
            _knownWords[text] = matches = [.. Matches(text)];
        return matches;
    }

    private IEnumerable<(string Name, double Score)> Matches(string text)
    {
        var key = WireName.Key(text);
        foreach (var name in _words[key])
        {
            if (WireName.Match(name, text) is { } match)
                yield return (name, match.Score);
        }

        foreach (var name in _statuses[key])
            yield return (name, StatusWord);
    }

    private IEnumerable<(string Name, double Score)> InPath(string path) =>
        path.Split(Ends, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Matches)
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
