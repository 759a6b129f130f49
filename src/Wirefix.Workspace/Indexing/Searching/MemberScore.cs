using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// Scores members by the names that live in them, in their type, and in what they are called; by how near they are to the ends of the
/// exchange; and by whether a fault would be mended there at all.
/// </summary>
internal sealed class MemberScore
{
    private const double TypeShare = 0.4;
    private const double WordShare = 0.15;
    private const double Around = 0.5;
    private const double Far = 0.3;
    private const double OtherDirection = 0.4;

    private readonly PlaceDirection _direction;
    private readonly NameWeights _names;
    private readonly SpokenWords _words;
    private readonly FrozenDictionary<(string File, string Type), double> _types;
    private readonly Dictionary<CodeMember, double> _nearness;
    private readonly Neighbourhood _neighbourhood;
    private readonly ILookup<(string File, string Type), PlaceDirection> _directions;

    /// <summary>Looks at all members once.</summary>
    public MemberScore(WireQuery query, ImmutableArray<CodeMember> members, ImmutableArray<MemberHits> hits)
    {
        var byName = members.ToLookup(member => member.Name);
        _direction = query.Direction;
        _names = new NameWeights(query, hits, members.Length);
        _words = new SpokenWords(query, members);
        _types = hits.GroupBy(found => found.Member.Type)
            .ToFrozenDictionary(type => type.Key, type => _names.Share(type.SelectMany(found => found.Hits)));
        _nearness = Nearness.From(ExchangeEnds.Of(query, hits, byName), byName);
        _neighbourhood = new Neighbourhood(_nearness);
        _directions = members
            .SelectMany(member => member.Directions.Select(direction => (member.Type, Direction: direction)))
            .Distinct()
            .ToLookup(place => place.Type, place => place.Direction);
    }

    /// <summary>The score of a member, from 0 to 1.</summary>
    public double Of(MemberHits found)
    {
        var named = (_names.Share(found.Hits) + (TypeShare * _types[found.Member.Type])) / (1 + TypeShare);
        var spoken = (named + (WordShare * _words.Share(found.Member))) / (1 + WordShare);
        return spoken * NearnessOf(found.Member) * DirectionOf(found.Member) * FileWeights.Of(found.Member.File);
    }

    // Where no end of the exchange is known, nothing is far from it.
    private double NearnessOf(CodeMember member)
    {
        if (_nearness.Count == 0)
            return 1;
        var nearness = Math.Max(_nearness.GetValueOrDefault(member), Around * _neighbourhood.Of(member));
        return (Far + nearness) / (Far + 1);
    }

    // A type that only serves is not the one that sends, and the other way round.
    private double DirectionOf(CodeMember member) =>
        _direction == PlaceDirection.Unknown || !_directions.Contains(member.Type) || _directions[member.Type].Contains(_direction)
            ? 1
            : OtherDirection;
}
