using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>The members that serve or request the paths of a question.</summary>
internal static class ExchangeEnds
{
    private const double SameHost = 0.3;
    private const double BaseAddress = 0.8;
    private const double OtherSpelling = 0.9;

    // Nothing tells that the path is a route or a request.
    private const double Untold = 0.7;

    // Of a client whose address nothing tells, where another's is known to be the asked host.
    private const double Unaddressed = 0.7;

    // Found by convention, not by a route.
    private const double Conventional = 0.5;

    /// <summary>The members, each with how well it fits beside the best, above 0 and up to 1.</summary>
    public static Dictionary<CodeMember, double> Of(
        WireQuery query, IEnumerable<CodeMember> members, ImmutableArray<MemberHits> hits, References references)
    {
        string[] paths = [.. query.Names.Where(WirePath.Is)];
        var conventional = paths.SelectMany(path => ByConvention(path, references)).Select(member => (member, Conventional));
        var served = Best(Routed(query.Direction, hits).Concat(conventional));
        var best = served.Values.DefaultIfEmpty(1).Max();
        return Best(served.Select(end => (end.Key, end.Value / best)).Concat(paths.SelectMany(path => ByHost(path, members))));
    }

    // A test calls whatever the code does, and is none of it.
    private static Dictionary<CodeMember, double> Best(IEnumerable<(CodeMember Member, double Fit)> ends)
    {
        var best = ends.GroupBy(end => end.Member, end => end.Fit).ToDictionary(end => end.Key, end => end.Max());
        var mended = best.Where(end => !end.Key.File.IsTest).ToDictionary();
        return mended.Count > 0 ? mended : best;
    }

    // A path of which nothing tells what it is for counts where no route or request is found.
    private static IEnumerable<(CodeMember Member, double Fit)> Routed(PlaceDirection direction, ImmutableArray<MemberHits> hits)
    {
        var ends = Only(hits, hit => hit.IsEnd);
        var proper = Only(ends, hit => IsProper(hit.Place.Kind, direction));
        var fitting = proper.Any(end => !end.Member.File.IsTest) ? proper : ends;
        var isKnown = fitting.Any(end => !end.Member.File.IsTest && IsAddressed(end));
        return fitting.Select(end => (end.Member, Fit(end) * (isKnown && !IsAddressed(end) ? Unaddressed : 1)));
    }

    private static bool IsAddressed(MemberHits end) => end.Hits.Any(hit => HostOf(hit.Name) is { } host && host == HostOf(hit.Place.Name));

    private static string? HostOf(string path) => RequestAddress.Authority(RequestAddress.Parts(path).Address);

    private static ImmutableArray<MemberHits> Only(ImmutableArray<MemberHits> found, Func<NameHit, bool> counts) =>
    [
        .. found
            .Where(member => member.Hits.Any(counts))
            .Select(member => member with { Hits = [.. member.Hits.Where(counts)] }),
    ];

    private static bool IsProper(PlaceKind kind, PlaceDirection direction) => direction switch
    {
        PlaceDirection.Inbound => kind == PlaceKind.Route,
        PlaceDirection.Outbound => kind == PlaceKind.RequestUri,
        _ => kind is PlaceKind.Route or PlaceKind.RequestUri,
    };

    // Who maps twenty routes says little of each: their handlers say more.
    private static double Fit(MemberHits end) => end.Hits.Max(hit => Fit(hit)) / Math.Max(1, end.Member.Addresses);

    private static double Fit(NameHit hit)
    {
        var spelled = WirePath.Literals(hit.Name).All(segment => hit.Place.Name.Contains(segment, StringComparison.Ordinal));
        return hit.Match * (spelled ? 1 : OtherSpelling) * (hit.Place.Kind == PlaceKind.PathText ? Untold : 1);
    }

    // /shop.Basket/GetBasket is the method GetBasket of a type that is named after Basket, in gRPC as in conventional routing.
    private static IEnumerable<CodeMember> ByConvention(string path, References references) => WirePath.Literals(path) switch
    {
        [.., var owner, var action] when WireName.Words(owner).LastOrDefault() is { } word =>
            references.Named(action).Where(member => member.IsMethod && WireName.Words(member.TypeName).Contains(word, StringComparer.OrdinalIgnoreCase)),
        _ => [],
    };

    // Who gives the host's address is near; who calls it for something else is of a project that calls it.
    private static IEnumerable<(CodeMember Member, double Fit)> ByHost(string path, IEnumerable<CodeMember> members) =>
        HostOf(path) is not { } host
            ? []
            : from member in members
              let addresses = member.Places.Where(place => place.IsPath && place.Name.Contains(host, StringComparison.OrdinalIgnoreCase))
                  .Select(place => RequestAddress.Parts(place.Name).Address)
                  .Where(address => RequestAddress.Authority(address) == host)
                  .ToArray()
              where addresses.Length > 0
              select (member, addresses.Any(address => RequestAddress.Path(address).Trim('/').Length == 0) ? BaseAddress : SameHost);
}
