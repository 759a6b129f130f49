using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Answers where wire names live.</summary>
public static class WireSearch
{
    /// <summary>
    /// The places of the asked names, those of the best member first; and the members without such a place that those lead to, each at
    /// its own name.
    /// </summary>
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
        var score = new MemberScore(query, index, members, hits);
        var shared = Shared(hits);
        return
        [
            .. from found in Shown(query, hits, score.Led)
               let value = score.Of(found.Scored)
               where value > 0
               from hit in found.Hits
               where query.Kinds.IsEmpty || query.Kinds.Contains(hit.Place.Kind)
               let file = found.Scored.Member.File.Path
               orderby value descending, hit.Strength descending, file, hit.Place.Line
               select new RankedPlace(hit.Name, file, hit.Place, shared.GetValueOrDefault((file, hit.Place.Owner)), value),
        ];
    }

    // By what a member is scored, and where it is shown.
    private static IEnumerable<(MemberHits Scored, IEnumerable<NameHit> Hits)> Shown(
        WireQuery query, ImmutableArray<MemberHits> hits, IReadOnlyDictionary<CodeMember, LedTo> led)
    {
        var asked = query.Names.Select(WireName.Key).ToHashSet();
        var without = led.Keys.Where(member => member.IsMethod).ToHashSet();
        foreach (var found in hits)
        {
            NameHit[] shown = [.. found.Hits.Where(hit => asked.Contains(WireName.Key(hit.Name)))];
            if (shown.Length > 0)
                without.Remove(found.Member);
            if (shown.Length > 0 || without.Contains(found.Member))
                yield return (found, shown.Length > 0 ? shown : [led[found.Member].Shown(found.Member)]);
            without.Remove(found.Member);
        }

        foreach (var member in without)
            yield return (new MemberHits(member, []), [led[member].Shown(member)]);
    }

    private static Dictionary<(string File, string Owner), int> Shared(ImmutableArray<MemberHits> hits) => hits
        .SelectMany(found => found.Hits.Select(hit => (Owner: (found.Member.File.Path, hit.Place.Owner), hit.Name)))
        .Distinct()
        .CountBy(held => held.Owner)
        .ToDictionary(owner => owner.Key, owner => owner.Value);
}
