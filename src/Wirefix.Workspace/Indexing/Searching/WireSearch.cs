using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Answers where wire names live.</summary>
public static class WireSearch
{
    // Nobody mends what a tool writes: the place is right, the file is not.
    private const double Generated = 0.5;

    /// <summary>The places of the asked names, best first.</summary>
    public static ImmutableArray<RankedPlace> Find(WireIndex index, WireQuery query)
    {
        var names = new NameMatches([.. query.Names.Concat(query.Payload).DistinctBy(WireName.Key)]);
        var hits = Hits(index, names);
        var shared = hits
            .GroupBy(hit => (hit.File.Path, hit.Place.Owner))
            .ToDictionary(owner => owner.Key, owner => owner.Select(hit => hit.Name).Distinct().Count());
        var asked = query.Names.Select(WireName.Key).ToHashSet();
        return
        [
            .. from hit in hits
               where asked.Contains(WireName.Key(hit.Name)) && (query.Kinds.IsEmpty || query.Kinds.Contains(hit.Place.Kind))
               let count = shared[(hit.File.Path, hit.Place.Owner)]
               let weight = Weight(hit.Place.Kind) * (hit.File.IsGenerated ? Generated : 1)
               let ranked = new RankedPlace(hit.Name, hit.File.Path, hit.Place, count, hit.Score * weight * count / names.Count)
               orderby ranked.Score descending, ranked.File, ranked.Place.Line
               select ranked,
        ];
    }

    private static List<Hit> Hits(WireIndex index, NameMatches names)
    {
        var hits = new List<Hit>();
        foreach (var file in index.Files)
        {
            foreach (var place in file.Places)
                hits.AddRange(names.Of(place).Select(match => new Hit(match.Name, NamingRule.Score(file.Naming, place, match.Name, match.Score), file, place)));
        }

        return hits;
    }

    // How much it says that a name lives there: who names it for the wire comes before who happens to hold the same word.
    private static double Weight(PlaceKind kind) => kind switch
    {
        PlaceKind.SerializedName => 1,
        PlaceKind.Header or PlaceKind.Query or PlaceKind.Form or PlaceKind.RouteValue => 0.98,
        PlaceKind.Member or PlaceKind.EnumMember or PlaceKind.Key or PlaceKind.Queue => 0.95,
        PlaceKind.BoundParameter or PlaceKind.Route or PlaceKind.RequestUri => 0.9,
        PlaceKind.XmlName or PlaceKind.ProtobufName => 0.9,
        PlaceKind.ColumnName => 0.8,
        PlaceKind.PathText or PlaceKind.Literal => 0.7,
        PlaceKind.JsonText => 0.6,
        _ => 0.5,
    };

    private sealed record Hit(string Name, double Score, IndexedFile File, WirePlace Place);
}
