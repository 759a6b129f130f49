using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Labels.Members;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Labels.Ranking;

/// <summary>What <c>wirefix locate</c> answers from its index.</summary>
public sealed class WirefixRanker(WireIndex index, ImmutableArray<SourceFile> sources) : IRanker
{
    private readonly FrozenDictionary<string, SourceFile> _sources = sources.ToFrozenDictionary(file => file.Path);

    /// <inheritdoc/>
    public string Name => "wirefix locate";

    /// <inheritdoc/>
    public RankedCode Rank(Shown shown)
    {
        var direction = shown.Direction == WireDirection.Inbound ? PlaceDirection.Inbound : PlaceDirection.Outbound;
        var found = WireSearch.Find(index, new WireQuery([.. shown.Names, shown.Endpoint]) { Payload = shown.Payload, Direction = direction });
        return new RankedCode(
            [.. found.Select(place => place.File).Distinct()],
            [.. found.Select(MemberOf).OfType<MemberAt>().Distinct()]);
    }

    private MemberAt? MemberOf(RankedPlace found) =>
        _sources.GetValueOrDefault(found.File)?.At(found.Place.Member, found.Place.Line) is { } member ? new MemberAt(found.File, member.Name) : null;
}
