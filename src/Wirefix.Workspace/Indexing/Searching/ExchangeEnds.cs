using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>The members that serve or request the paths of a question.</summary>
internal static class ExchangeEnds
{
    // Found by convention, not by a route.
    private const double Conventional = 0.5;

    /// <summary>The members, each with how well it fits, above 0 and up to 1.</summary>
    public static Dictionary<CodeMember, double> Of(WireQuery query, ImmutableArray<MemberHits> hits, ILookup<string, CodeMember> byName)
    {
        var ends = hits
            .Where(found => found.Hits.Any(hit => hit.IsEnd))
            .ToDictionary(found => found.Member, found => found.Hits.Where(hit => hit.IsEnd).Max(hit => hit.Match) / Addresses(found.Member));
        foreach (var member in query.Names.Where(WirePath.Is).SelectMany(path => ByConvention(path, byName)))
            ends[member] = Math.Max(ends.GetValueOrDefault(member), Conventional);
        return ends;
    }

    // Who maps twenty routes says little of each: their handlers say more. An ambiguous route is several places on one line.
    private static int Addresses(CodeMember member) => member.Places
        .Where(place => place.Kind is PlaceKind.Route or PlaceKind.RequestUri)
        .Select(place => place.Line)
        .Distinct()
        .Count();

    // /shop.Basket/GetBasket is the method GetBasket of a type that is named after Basket, in gRPC as in conventional routing.
    private static IEnumerable<CodeMember> ByConvention(string path, ILookup<string, CodeMember> byName) => WirePath.Literals(path) switch
    {
        [.., var owner, var action] when WireName.Words(owner).LastOrDefault() is { } word =>
            byName[action].Where(member => member.IsMethod && WireName.Words(member.TypeName).Contains(word, StringComparer.OrdinalIgnoreCase)),
        _ => [],
    };
}
