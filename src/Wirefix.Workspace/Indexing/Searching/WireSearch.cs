using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Answers where wire names live.</summary>
public static class WireSearch
{
    /// <summary>The places of the asked names, those of the best member first.</summary>
    public static ImmutableArray<RankedPlace> Find(WireIndex index, WireQuery query)
    {
        var names = new NameMatches([.. query.Names.Concat(query.Payload).DistinctBy(WireName.Key)]);
        var members = CodeMember.In(index);
        ImmutableArray<MemberHits> hits =
        [
            .. members
                .Select(member => new MemberHits(member, [.. NameHit.In(member, names, query.Direction)]))
                .Where(found => !found.Hits.IsEmpty),
        ];
        var score = new MemberScore(query, members, hits);
        var shared = Shared(hits);
        var asked = query.Names.Select(WireName.Key).ToHashSet();
        return
        [
            .. from found in hits
               let value = score.Of(found)
               from hit in found.Hits
               where asked.Contains(WireName.Key(hit.Name)) && (query.Kinds.IsEmpty || query.Kinds.Contains(hit.Place.Kind))
               let file = found.Member.File.Path
               orderby value descending, hit.Strength descending, file, hit.Place.Line
               select new RankedPlace(hit.Name, file, hit.Place, shared[(file, hit.Place.Owner)], value),
        ];
    }

    private static Dictionary<(string File, string Owner), int> Shared(ImmutableArray<MemberHits> hits) => hits
        .SelectMany(found => found.Hits.Select(hit => (Owner: (found.Member.File.Path, hit.Place.Owner), hit.Name)))
        .Distinct()
        .CountBy(held => held.Owner)
        .ToDictionary(owner => owner.Key, owner => owner.Value);
}
