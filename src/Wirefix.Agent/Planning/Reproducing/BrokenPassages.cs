using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Values that every healthy exchange passed on and failing ones did not: a header that one path leaves out, a name that is cut.</summary>
internal static class BrokenPassages
{
    // What two exchanges have in common may be chance.
    private const int FewestHealthy = 3;

    // A value that is always the same tells nothing of where it comes from.
    private const int FewestValues = 2;

    // A body of more values is a list of things, not a call's parameters.
    private const int MostValues = 60;

    /// <summary>The places, with the failing exchanges that carried the value in; one for each place that it should go to.</summary>
    public static ImmutableArray<(WirePlace From, WirePlace To, ImmutableHashSet<string> Exchanges)> Of(
        ImmutableArray<Exchange> failing, ImmutableArray<Exchange> healthy, Recording recording) =>
    [
        .. from endpoint in Called(failing, recording).Union(CalledByAll(healthy, recording))
           from passage in Kept(endpoint, healthy, recording)
           let carrying = failing.Where(inbound => !RequestValues.At(passage.From, inbound.Request).IsEmpty).ToArray()
           where carrying.Any(inbound => !IsKept(inbound, passage.From, passage.To, recording))
           group (passage.From, passage.To, carrying.Select(inbound => inbound.Id).ToImmutableHashSet(StringComparer.Ordinal)) by passage.To into passages
           select passages.First(),
    ];

    /// <summary>Whether the place's endpoint was called, and its calls carried the value on.</summary>
    public static bool IsKept(Exchange inbound, WirePlace from, WirePlace to, Recording recording) => Passage.AreKept(
        RequestValues.At(from, inbound.Request),
        [.. CallsOf(inbound, to.Endpoint, recording).Select(call => RequestValues.At(to, call.Request))]);

    private static IEnumerable<Endpoint> Called(IEnumerable<Exchange> exchanges, Recording recording) =>
        exchanges.SelectMany(recording.Causes.CallsOf).Select(recording.EndpointOf).Distinct();

    // What fails before it calls anybody should have called whom all healthy ones did.
    private static IEnumerable<Endpoint> CalledByAll(ImmutableArray<Exchange> healthy, Recording recording) =>
        Called(healthy, recording).Where(endpoint => healthy.All(inbound => CallsOf(inbound, endpoint, recording).Any()));

    private static IEnumerable<(WirePlace From, WirePlace To)> Kept(Endpoint called, ImmutableArray<Exchange> healthy, Recording recording)
    {
        var calling = healthy.Where(inbound => CallsOf(inbound, called, recording).Any()).ToArray();
        if (calling.Length < FewestHealthy)
            return [];
        return calling
            .Select(inbound => Pairs(inbound, called, recording))
            .Aggregate((all, pairs) => all.Intersect(pairs))
            .Where(pair => calling.SelectMany(inbound => RequestValues.At(pair.From, inbound.Request)).Distinct().Take(FewestValues).Count() == FewestValues)
            .OrderBy(pair => pair.To.Part == WirePart.Content)
            .ThenBy(pair => pair.ToString(), StringComparer.Ordinal);
    }

    private static ImmutableHashSet<(WirePlace From, WirePlace To)> Pairs(Exchange inbound, Endpoint called, Recording recording)
    {
        var entry = recording.EndpointOf(inbound);
        return
        [
            .. from call in CallsOf(inbound, called, recording)
               from sent in ValuesOf(call.Request, called)
               from value in ValuesOf(inbound.Request, entry)
               where value.Text == sent.Text
               select (
                   new WirePlace(entry, MessageSide.Request, value.Part, value.Name),
                   new WirePlace(called, MessageSide.Request, sent.Part, sent.Name)),
        ];
    }

    private static IEnumerable<RequestValue> ValuesOf(Request request, Endpoint endpoint) => RequestValues.Of(request, endpoint)
        .Where(value => value.Text.Length > 0 && (value.Part != WirePart.Header || !RequestValues.IsOfConnection(value.Name)))
        .Take(MostValues);

    private static IEnumerable<Exchange> CallsOf(Exchange inbound, Endpoint called, Recording recording) =>
        recording.Causes.CallsOf(inbound).Where(call => recording.EndpointOf(call) == called);
}
