using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Which of the asked names live at places, worked out once for every text that stands at any.</summary>
internal sealed class NameMatches(ImmutableArray<string> names)
{
    // Code names a status, a header or a claim by what the framework does with it.
    private const double FrameworkWord = 0.9;

    private const double WithinLonger = 0.2;

    // A host whose address another place gives.
    private const double Borrowed = 0.3;

    private static readonly char[] Ends = ['/', '{', '}', '?', '&', '=', ' ', '*', ':'];

    private readonly ILookup<string, string> _words = names.Where(name => !WirePath.Is(name)).ToLookup(WireName.Key);
    private readonly ILookup<string, string> _framework = names
        .SelectMany(name => FrameworkNames.Of(name).Select(word => (Key: WireName.Key(word), Name: name)))
        .ToLookup(pair => pair.Key, pair => pair.Name);

    // Who asks for names alone asks where these live; along the way of an exchange they may be called more.
    private readonly LongerNames _longer = new(names.Any(WirePath.Is) ? names.Where(name => !WirePath.Is(name)) : []);

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

        foreach (var name in _framework[key])
            yield return (name, FrameworkWord);

        foreach (var name in _longer.Within(text))
            yield return (name, WithinLonger);
    }

    private IEnumerable<(string Name, double Score)> InPath(string path) =>
        HostAbove(path) is { } host ? InText(path).Select(match => (match.Name, match.Score * (IsSame(match.Name, host) ? Borrowed : 1))) : InText(path);

    // An address that says only its host is where the host is given; others stand below it.
    private static string? HostAbove(string path)
    {
        var address = RequestAddress.Parts(path).Address;
        return RequestAddress.Path(address).Trim('/').Length > 0 ? RequestAddress.Authority(address) : null;
    }

    private static bool IsSame(string name, string host) => string.Equals(name, host, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Name, double Score)> InText(string path) =>
        path.Split(Ends, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Matches)
            .GroupBy(match => match.Name)
            .Select(same => same.MaxBy(match => match.Score));

    private IEnumerable<(string Name, double Score)> Paths(string path)
    {
        if (_paths.IsEmpty)
            return [];
        var (method, address) = Parts(path);
        UriTemplate[] templates = [.. UriTemplate.WithoutOptionals(address).Select(Template)];
        return
            from asked in _paths
            let known = asked.Endpoint.Method.Length == 0 ? null : method
            let score = templates.Max(template => EndpointMatch.Score(known, template, asked.Endpoint))
            where score > 0
            select (asked.Name, score);
    }

    private static Endpoint Asked(string name)
    {
        var (method, address) = Parts(name);
        var template = Template(address);
        return new Endpoint(method ?? "", template.Host, template.Path);
    }

    // Service discovery has schemes of its own, such as https+http.
    private static UriTemplate Template(string address) => RequestAddress.Authority(address) is { } host
        ? new UriTemplate(host.Split(':')[0], UriTemplate.Template(RequestAddress.Path(address)), IsWhole: true)
        : UriTemplate.Parse(address, "");

    private static (string? Method, string Address) Parts(string text) => text.Split(' ', 2) switch
    {
        [var method, var path] => (method.ToUpperInvariant(), path),
        _ => (null, text),
    };
}
