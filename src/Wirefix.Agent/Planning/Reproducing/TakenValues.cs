using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>
/// Values that the answers of healthy exchanges took, unchanged, from their request or from what an upstream answered: a weight, a number. An
/// exchange that failed has the same values to take, so that an answer which makes them up is told from one that reads them.
/// </summary>
internal static class TakenValues
{
    // What two exchanges have in common may be chance, and what is always the same tells nothing of where it comes from.
    private const int FewestHealthy = 3;
    private const int FewestValues = 2;

    private const string WholeBody = "";

    /// <summary>For paths of an answer, all the places where healthy exchanges of one endpoint have the value from.</summary>
    public static ILookup<string, WirePlace> Of(ImmutableArray<Exchange> healthy, Recording recording)
    {
        if (healthy.Length < FewestHealthy)
            return Array.Empty<(string Path, WirePlace From)>().ToLookup(pair => pair.Path, pair => pair.From);
        return healthy
            .Select(inbound => Pairs(inbound, recording))
            .Aggregate((all, pairs) => all.Intersect(pairs))
            .Where(pair => healthy.Select(inbound => Answered(inbound)[pair.Path]).Distinct().Take(FewestValues).Count() == FewestValues)
            .OrderBy(pair => pair.ToString(), StringComparer.Ordinal)
            .ToLookup(pair => pair.Path, pair => pair.From);
    }

    /// <summary>
    /// Where bodies come from as a whole, for holding an answer against what the mock answers: an exchange that failed may have had no answer to take
    /// its own from when it was recorded. A single field that both have may as well be one that the upstream repeats.
    /// </summary>
    public static TakenBody? OfBodies(ILookup<string, WirePlace> places) =>
        places[WholeBody].ToArray() is { Length: > 0 } from && from.All(place => place.Side == MessageSide.Response)
            ? new TakenBody([.. from.Select(place => place.Endpoint.ToString())])
            : null;

    /// <summary>What an exchange that failed has at these places; paths whose places are missing or do not agree are left out.</summary>
    public static ImmutableDictionary<string, string> At(ILookup<string, WirePlace> places, Exchange failing, Recording recording)
    {
        var there = Sources(failing, recording).ToLookup(source => source.From, source => source.Text);
        return places
            .Select(taken => (Path: taken.Key, Values: taken.SelectMany(from => there[from]).ToArray()))
            .Where(taken => taken.Values.Length > 0 && taken.Values.All(value => ValueText.AreEqual(value, taken.Values[0])))
            .ToImmutableDictionary(taken => taken.Path, taken => taken.Values[0], StringComparer.Ordinal);
    }

    private static ImmutableHashSet<(string Path, WirePlace From)> Pairs(Exchange inbound, Recording recording) =>
    [
        .. from source in Sources(inbound, recording)
           from field in Answered(inbound)
           where ValueText.AreEqual(source.Text, field.Value)
           select (field.Key, source.From),
    ];

    private static Dictionary<string, string> Answered(Exchange inbound) => Single(inbound.Response)
        .DistinctBy(field => field.Path)
        .ToDictionary(field => field.Path, field => field.Text, StringComparer.Ordinal);

    private static IEnumerable<(WirePlace From, string Text)> Sources(Exchange inbound, Recording recording)
    {
        var entry = recording.EndpointOf(inbound);
        var asked = RequestValues.Of(inbound.Request, entry)
            .Where(value => value.Part != WirePart.Header)
            .Select(value => (new WirePlace(entry, MessageSide.Request, value.Part, value.Name), value.Text));
        var called = recording.Causes.CallsOf(inbound).GroupBy(recording.EndpointOf)
            .Where(calls => calls.Count() == 1 && !calls.First().Response.Failed)
            .SelectMany(calls => Single(calls.First().Response).Select(field => (new WirePlace(calls.Key, MessageSide.Response, field.Part, field.Path), field.Text)));
        return asked.Concat(called).Where(source => source.Text.Length > 0);
    }

    // A body that holds no fields is one value.
    private static IEnumerable<(WirePart Part, string Path, string Text)> Single(Response response)
    {
        if (PayloadReader.Read(response) is not { } payload)
            return [(WirePart.Content, WholeBody, response.BodyText)];
        return payload
            .Where(field => field.Kind is PayloadKind.Integer or PayloadKind.Number or PayloadKind.String && !PayloadPath.IsInList(field.Path))
            .Select(field => (WirePart.Body, field.Path, field.Text));
    }
}
