using Wirefix.Facts;

namespace Wirefix.Analyzers.Observed;

/// <summary>Endpoints, found by the words of their paths, so that none is compared with what has nothing in common with it.</summary>
internal sealed class EndpointsByWord
{
    private readonly Dictionary<string, List<EndpointFacts>> _byWord = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An index of endpoints.</summary>
    public EndpointsByWord(IEnumerable<EndpointFacts> endpoints)
    {
        All = [.. endpoints];
        foreach (var endpoint in All)
        {
            foreach (var word in WordsOf(endpoint.Endpoint.Host, endpoint.Endpoint.Path))
                (_byWord.TryGetValue(word, out var known) ? known : _byWord[word] = []).Add(endpoint);
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<EndpointFacts> All { get; }

    /// <summary>Those that have the host or a literal segment of the path.</summary>
    /// <param name="host">A host; empty for any.</param>
    /// <param name="path">A path.</param>
    public IEnumerable<EndpointFacts> Sharing(string host, PathTemplate path) =>
        WordsOf(host, path).SelectMany(With).Distinct(ReferenceComparer<EndpointFacts>.Instance);

    private IReadOnlyList<EndpointFacts> With(string word) => _byWord.TryGetValue(word, out var endpoints) ? endpoints : [];

    private static IEnumerable<string> WordsOf(string host, PathTemplate path) =>
        path.Segments.Where(segment => !PathTemplate.IsVariable(segment)).Append(host)
            .Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
}
