using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>How much of a question's words stand in the names of a member and its type: code is named after what it is for.</summary>
internal sealed class SpokenWords
{
    // The words of a path stand in the names of many members that serve other paths.
    private const double InPath = 0.1;

    private readonly Dictionary<string, ImmutableArray<string>> _known = [];
    private readonly FrozenDictionary<string, double> _asked;
    private readonly FrozenDictionary<string, double> _weights;
    private readonly double _total;

    /// <summary>Weighs the words of a question by how many members are named with them.</summary>
    public SpokenWords(WireQuery query, ImmutableArray<CodeMember> members)
    {
        _asked = query.Names.SelectMany(Asked)
            .GroupBy(word => word.Word, word => word.Weight, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(word => word.Key, word => word.Max(), StringComparer.OrdinalIgnoreCase);
        _weights = members.SelectMany(In).CountBy(word => word, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(word => word.Key, word => _asked[word.Key] * Rarity.Of(word.Value, members.Length), StringComparer.OrdinalIgnoreCase);
        _total = _weights.Sum(word => word.Value / _asked[word.Key]);
    }

    /// <summary>The share of the words' weight that a member's names have, from 0 to 1.</summary>
    public double Share(CodeMember member) => _total == 0 ? 0 : In(member).Sum(word => _weights.GetValueOrDefault(word)) / _total;

    private static IEnumerable<(string Word, double Weight)> Asked(string name) => WirePath.Is(name)
        ? WirePath.Literals(name).SelectMany(WireName.Words).Select(word => (word, InPath))
        : WireName.Words(name).Select(word => (word, 1.0));

    // What a field is called is the name that it was found by.
    private IEnumerable<string> In(CodeMember member) => (member.IsMethod || member.IsType ? Known(member.Name) : [], Known(member.TypeName)) switch
    {
        ([], []) => [],
        var (own, type) => own.Union(type, StringComparer.OrdinalIgnoreCase),
    };

    // Many members have the same names.
    private ImmutableArray<string> Known(string name)
    {
        if (!_known.TryGetValue(name, out var words))
            _known[name] = words = [.. WireName.Words(name).Where(_asked.ContainsKey)];
        return words;
    }
}
