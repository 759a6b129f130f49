using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// Finds things that two callers took after both had read that they were free: a bed of a list, a voucher, a job. That an act
/// takes a thing is learned from the reads that follow: they offer it no longer.
/// </summary>
internal sealed class OffersTakenTwice : IDetector
{
    // Once or twice an entry may have left the list for another reason.
    private const int FewestGone = 3;

    private const double LeastGone = 0.8;

    private const double Score = 0.85;

    private const double DiscountOfTimes = 0.15;

    private const int MostNamed = 30;

    // What more calls name is a currency or a country, and nobody's.
    private const int MostActs = 200;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var actors = new Actors(scene);
        return scene.Snapshot.Exchanges
            .Where(call => call.Timing is Timing.Span or Timing.StartOnly)
            .GroupBy(call => (call.Direction, call.Service))
            .SelectMany(calls => TakesIn([.. calls], actors, scene))
            .GroupBy(take => (take.Kind, take.Episode.Write.Request.Url.Host, Read: scene.EndpointOf(take.Episode.Read)))
            .Where(takes => AreTaken([.. takes]))
            .GroupBy(takes => (takes.First().Episode.Write.Direction, Act: scene.EndpointOf(takes.First().Episode.Write)), takes => Twice([.. takes], scene))
            .Select(pairs => (pairs.Key.Act, Pairs: pairs.SelectMany(each => each).DistinctBy(pair => (pair.First.Episode.Write.Id, pair.Second.Episode.Write.Id)).ToImmutableArray()))
            .Where(act => !act.Pairs.IsEmpty)
            .Select(act => Of(act.Act, act.Pairs));
    }

    private static IEnumerable<Take> TakesIn(Exchange[] calls, Actors actors, Scene scene)
    {
        var changes = calls.Where(IsChange).SelectMany(change => MentionsIn(change, scene))
            .GroupBy(mention => mention.Thing, StringComparer.Ordinal)
            .Where(thing => thing.Count() <= MostActs)
            .ToDictionary(thing => thing.Key, thing => new Mentions([.. thing]), StringComparer.Ordinal);
        if (changes.Count == 0)
            return [];
        return from reads in calls.Where(IsRead).GroupBy(read => $"{read.Request.Url.Host} {read.Request.Url.PathAndQuery}", StringComparer.Ordinal)
               let all = reads.ToArray()
               from offers in all
                   .SelectMany(read => Offer.Of(read, scene).Where(offer => changes.ContainsKey(offer.Thing)).Select(offer => (Read: read, Offer: offer)))
                   .GroupBy(entry => entry.Offer, entry => entry.Read)
               from take in TakesOf(offers.Key, [.. offers], all, changes[offers.Key.Thing], actors)
               select take;
    }

    private static IEnumerable<Take> TakesOf(
        Offer offer, Exchange[] offering, Exchange[] reads, Mentions mentions, Actors actors) =>
        from place in mentions.Acts
        where offer.MayBeNamedAt(place.Key)
        from episode in Episode.Of(offering.Concat(place).OrderBy(call => call.Start), IsRead, IsAct, actors.Of)
        let others = mentions.All.Select(mention => mention.Change).Where(change => episode.Actor is null || actors.Of(change) != episode.Actor)
        select new Take((offer.Path, place.Key), offer.Thing, episode, IsGone(episode, offering, reads, others));

    private static bool IsRead(Exchange call) => call.Request.Method == "GET";

    private static bool IsChange(Exchange call) => UnsafeMethod.Is(call.Request.Method) && call.Response.Status is >= 200 and < 300;

    private static bool IsAct(Exchange call) => call.Request.Method is "POST" or "PUT" or "PATCH" && call.Response.Status is >= 200 and < 300;

    // Things that are few in a capture do not look like ids: any segment may name one.
    private static IEnumerable<Mention> MentionsIn(Exchange act, Scene scene)
    {
        var endpoint = scene.EndpointOf(act);
        var segments = act.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var ofPath = segments.Take(endpoint.Path.Segments.Count)
            .Select((segment, index) => new Mention(act, endpoint, null, index, Uri.UnescapeDataString(segment)));
        var ofBody = scene.FieldsOf(act.Request)
            .Where(field => field.Kind is PayloadKind.String or PayloadKind.Integer)
            .Take(MostNamed)
            .Select(field => new Mention(act, endpoint, field.Path, 0, field.Text));
        return ofPath.Concat(ofBody);
    }

    // Whether the next read no longer offers it; null where there is none, or where somebody else's change of the thing came before.
    private static bool? IsGone(Episode episode, Exchange[] offering, Exchange[] reads, IEnumerable<Exchange> changes)
    {
        if (reads.FirstOrDefault(read => read.Start >= episode.Write.End) is not { Response.Status: 200 } next)
            return null;
        return changes.Any(change => change.Id != episode.Write.Id && change.End > episode.Write.Start && change.Start < next.End)
            ? null
            : !offering.Any(read => read.Id == next.Id);
    }

    private static bool AreTaken(Take[] takes)
    {
        var gone = takes.Count(take => take.IsGone == true);
        return gone >= FewestGone && gone >= LeastGone * takes.Count(take => take.IsGone is not null);
    }

    private static IEnumerable<Pair> Twice(Take[] takes, Scene scene) =>
        from same in takes.GroupBy(take => (take.Thing, take.Episode.Read.Request.Url.PathAndQuery))
        from pair in same.Zip(same.Skip(1), (first, second) => new Pair(first, second))
        where IsRace(pair.First.Episode, pair.Second.Episode, scene)
        select pair;

    private static bool IsRace(Episode first, Episode second, Scene scene) =>
        first.IsOfAnother(second) && second.IsUnawareOf(first.Write) && first.Write.Id != second.Write.Id
        && !(Intent.KeyOf(first.Write, scene) is { } key && key == Intent.KeyOf(second.Write, scene))
        && (second.Write.Request.Method == "POST" || IsOverwritten(first.Write.Request, second.Write.Request));

    private static bool IsOverwritten(Request first, Request second) =>
        first.Url.AbsolutePath == second.Url.AbsolutePath && !first.Body.Span.SequenceEqual(second.Body.Span);

    private static CheckThenAct Of(Endpoint endpoint, ImmutableArray<Pair> pairs)
    {
        var shown = pairs.FirstOrDefault(pair => pair.IsTold, pairs[0]);
        var exchanges = pairs.SelectMany(pair => pair.Exchanges).DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ToArray();
        return new CheckThenAct
        {
            Endpoint = endpoint,
            Direction = shown.Second.Episode.Write.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"Two callers read in {ProofLine.Value(shown.Check)} that {ProofLine.Value(shown.Second.Thing)} is free, and both took it by "
                + $"{Phrases.Operation(endpoint)}{(pairs.Length == 1 ? "" : $" ({pairs.Length} times)")}",
            Score = Score - (shown.IsTold ? 0 : DiscountOfTimes),
            Proof = [Line(shown.First.Episode), Line(shown.Second.Episode), "Otherwise the reads that follow such a call do not offer the thing any more."],
            Notes = shown.IsTold ? [] : ["Which read belongs to which call is told from their times."],
            Check = shown.Check,
            Key = shown.Second.Thing,
            Cases = pairs.Length,
        };
    }

    private static string Line(Episode episode) => $"{ProofLine.Answered(episode.Read)}; then {ProofLine.Answered(episode.Write)}";

    /// <summary>A thing that a call names in its body, or in a segment of its path.</summary>
    private readonly record struct Mention(Exchange Change, Endpoint Endpoint, string? Path, int Segment, string Thing)
    {
        public string Place => Path is not null
            ? $"{Phrases.Operation(Endpoint)} {Path}"
            : $"{Endpoint.Method} {string.Join('/', [.. Endpoint.Path.Segments.Take(Segment), "{id}", .. Endpoint.Path.Segments.Skip(Segment + 1)])} {Segment}";
    }

    /// <summary>The calls that name one thing, and where those do that may take it.</summary>
    private sealed record Mentions(Mention[] All)
    {
        private readonly Lazy<ILookup<string, Exchange>> _acts = new(() => All
            .Where(mention => IsAct(mention.Change)).ToLookup(mention => mention.Place, mention => mention.Change, StringComparer.Ordinal));

        public ILookup<string, Exchange> Acts => _acts.Value;
    }

    private sealed record Take((string Offered, string Named) Kind, string Thing, Episode Episode, bool? IsGone);

    private sealed record Pair(Take First, Take Second)
    {
        public string Check => Second.Episode.Read.Request.Url.PathAndQuery;

        public bool IsTold => First.Episode.Actor is not null && Second.Episode.Actor is not null;

        public IEnumerable<Exchange> Exchanges => [First.Episode.Read, First.Episode.Write, Second.Episode.Read, Second.Episode.Write];
    }
}
