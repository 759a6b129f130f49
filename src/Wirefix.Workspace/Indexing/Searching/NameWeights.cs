using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// What each name of a question counts: by what it was asked for, and by its rarity (the inverse document frequency, a member being a
/// document). Names that live nowhere do not count.
/// </summary>
internal sealed class NameWeights
{
    private const double Path = 0.5;
    private const double Payload = 0.2;

    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _total;

    /// <summary>Weighs the names of a question by where they live among so many members.</summary>
    public NameWeights(WireQuery query, ImmutableArray<MemberHits> hits, int members)
    {
        var asked = query.Names.Select(WireName.Key).ToHashSet();
        _weights = hits.SelectMany(found => found.Hits.Select(hit => hit.Name).Distinct()).CountBy(name => name)
            .ToFrozenDictionary(name => name.Key, name => Purpose(name.Key, asked) * Rarity.Of(name.Value, members));
        _total = _weights.Values.Sum();
    }

    /// <summary>The share of the names' weight that some hits have, each name by the strongest, from 0 to 1.</summary>
    public double Share(IEnumerable<NameHit> hits) =>
        _total == 0 ? 0 : hits.GroupBy(hit => hit.Name).Sum(same => _weights[same.Key] * same.Max(hit => hit.Strength)) / _total;

    private static double Purpose(string name, HashSet<string> asked)
    {
        if (WirePath.Is(name))
            return Path;
        return asked.Contains(WireName.Key(name)) ? 1 : Payload;
    }
}
