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
    private const double Path = 0.2;
    private const double Payload = 0.2;

    // Names beside the asked ones are many; together they say half of what those do.
    private const double Together = 0.5;

    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _total;

    /// <summary>Weighs the names of a question by where they live among so many members.</summary>
    /// <param name="query">The question.</param>
    /// <param name="hits">Where its names live.</param>
    /// <param name="members">How many members there are.</param>
    /// <param name="isNear">Which members tell how rare a name is; all do of a name that lives in none of these.</param>
    public NameWeights(WireQuery query, ImmutableArray<MemberHits> hits, int members, Func<CodeMember, bool> isNear)
    {
        var asked = query.Names.Select(WireName.Key).ToHashSet();
        var all = Holders(hits);
        var near = Holders(hits.Where(found => isNear(found.Member)));
        var rarity = all.ToDictionary(name => name.Key, name => Rarity.Of(near.GetValueOrDefault(name.Key, name.Value), members));
        var share = ShareBeside(rarity, asked);
        _weights = rarity.ToFrozenDictionary(name => name.Key, name => name.Value * Purpose(name.Key, asked) * (IsBeside(name.Key, asked) ? share : 1));
        _total = _weights.Values.Sum();
    }

    /// <summary>The share of the names' weight that some hits have, each name by the strongest, from 0 to 1.</summary>
    public double Share(IEnumerable<NameHit> hits) =>
        _total == 0 ? 0 : hits.GroupBy(hit => hit.Name).Sum(same => _weights[same.Key] * same.Max(hit => hit.Strength)) / _total;

    private static Dictionary<string, int> Holders(IEnumerable<MemberHits> hits) =>
        hits.SelectMany(found => found.Hits.Select(hit => hit.Name).Distinct()).CountBy(name => name).ToDictionary();

    private static double ShareBeside(Dictionary<string, double> rarity, HashSet<string> asked)
    {
        var beside = Payload * rarity.Where(name => IsBeside(name.Key, asked)).Sum(name => name.Value);
        var names = rarity.Where(name => !WirePath.Is(name.Key) && !IsBeside(name.Key, asked)).Sum(name => name.Value);
        return beside > 0 && names > 0 ? Math.Min(1, Together * names / beside) : 1;
    }

    private static bool IsBeside(string name, HashSet<string> asked) => !WirePath.Is(name) && !asked.Contains(WireName.Key(name));

    private static double Purpose(string name, HashSet<string> asked)
    {
        if (WirePath.Is(name))
            return Path;
        return asked.Contains(WireName.Key(name)) ? 1 : Payload;
    }
}
