using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// Scores members by the names that live in them, in their type, and in what they are called; by how near they are to the
/// exchange; and by whether a fault would be mended there at all.
/// </summary>
internal sealed class MemberScore
{
    private const double TypeShare = 0.4;
    private const double WordShare = 0.15;
    private const double OtherDirection = 0.4;

    // What passes a value on or watches it go by is seldom what spoils it.
    private const double Passing = 0.9;
    private const double Watching = 0.6;
    private const double LedToTreatment = 1.2;

    // How much less a name says in a member that mentions e times as many as usual.
    private const double Lengthy = 0.1;
    private const double UsualLength = 30;

    private readonly PlaceDirection _direction;
    private readonly NameWeights _names;
    private readonly SpokenWords _words;
    private readonly FrozenDictionary<(string File, string Type), double> _types;
    private readonly ExchangeReach? _reach;
    private readonly ILookup<(string File, string Type), PlaceDirection> _directions;

    /// <summary>Looks at all members once.</summary>
    public MemberScore(WireQuery query, WireIndex index, ImmutableArray<CodeMember> members, ImmutableArray<MemberHits> hits)
    {
        _direction = query.Direction;
        if (query.Names.Any(WirePath.Is))
            _reach = new ExchangeReach(query, index.Tree, members, hits);
        _names = new NameWeights(query, hits, members.Length, IsTogether);
        _words = new SpokenWords(query, [.. members.Where(IsTogether)]);
        _types = hits.GroupBy(found => found.Member.Type)
            .ToFrozenDictionary(type => type.Key, type => _names.Share(type.SelectMany(found => found.Hits)));
        _directions = members
            .SelectMany(member => member.Directions.Select(direction => (member.Type, Direction: direction)))
            .Distinct()
            .ToLookup(place => place.Type, place => place.Direction);
        if (_reach is { IsKnown: true } && !query.Names.All(WirePath.Is))
            Led = Leads.From(Sources(query, hits), _reach.References, _reach.Seeing);
    }

    /// <summary>The methods that members with asked names refer to; none where the exchange is not known, or no more than its path is asked.</summary>
    public IReadOnlyDictionary<CodeMember, LedTo> Led { get; } = FrozenDictionary<CodeMember, LedTo>.Empty;

    /// <summary>The score of a member, from 0 to 1.</summary>
    public double Of(MemberHits found)
    {
        var own = Named(found);
        var treats = ValueTreatment.In(found.Member);
        var led = own > 0 || !Led.TryGetValue(found.Member, out var way) ? 0 : Math.Min(1, way.Strength * (treats ? LedToTreatment : 1));
        var type = own > 0 ? _types[found.Member.Type] : 0;
        var named = (own + led + (TypeShare * type)) / (1 + TypeShare);
        var spoken = (named + (WordShare * _words.Share(found.Member))) / (1 + WordShare);
        return spoken * Fitness(found.Member) * (treats ? 1 : Passing);
    }

    // How rare a name is, the services tell that the exchange leads to, not those that happen to stand beside them.
    private bool IsTogether(CodeMember member) => _reach?.IsTogether(member) ?? true;

    private IEnumerable<(MemberHits Found, double Named)> Sources(WireQuery query, ImmutableArray<MemberHits> hits)
    {
        var asked = query.Names.ToHashSet();
        return
            from found in hits
            let shown = found with { Hits = [.. found.Hits.Where(hit => asked.Contains(hit.Name))] }
            where shown.Hits.Length > 0
            let named = Named(found)
            orderby named * Fitness(found.Member) descending
            select (shown, named);
    }

    private double Fitness(CodeMember member) => (_reach?.Of(member) ?? 1) * DirectionOf(member) * (member.IsWatching ? Watching : 1) * member.File.Weight;

    // Who mentions hundreds of names says little by each.
    private double Named(MemberHits found)
    {
        var length = (found.Member.Places.Length + found.Member.Mentions.Length) / UsualLength;
        return _names.Share(found.Hits) / (1 + (Lengthy * Math.Max(0, Math.Log(length))));
    }

    // A type that only serves is not the one that sends, and the other way round. What is called a client sends, whatever the syntax tells.
    private double DirectionOf(CodeMember member)
    {
        if (_direction == PlaceDirection.Unknown)
            return 1;
        var known = _directions[member.Type];
        var isOther = known.Any()
            ? !known.Contains(_direction)
            : _direction == PlaceDirection.Inbound && member.TypeName.EndsWith("Client", StringComparison.Ordinal);
        return isOther ? OtherDirection : 1;
    }
}
