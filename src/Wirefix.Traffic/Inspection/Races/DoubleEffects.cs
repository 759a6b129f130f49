using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>Finds intents that took effect twice.</summary>
internal sealed class DoubleEffects : IDetector
{
    private const double ScoreOfKey = 0.95;

    // What differs is not called an id, so that it may be something else than what was created.
    private const double ScoreOfNumber = 0.75;

    // The sender of a message may give two of them one id.
    private const double ScoreOfMessage = 0.85;

    private const double ScoreOfTrace = 0.85;

    private const double ScoreOfBody = 0.6;

    // Where equal bodies are ordinary at an endpoint, a pair of them says nothing about intent.
    private const double MostRepeated = 0.1;

    // Of pairs that are equal by chance, one endpoint in twenty may have one.
    private const double MostByChance = 0.05;

    // A shorter body is a command, and commands are given again: {"qty":1}.
    private const int ShortestTellingBody = 20;

    private static readonly FrozenSet<string> Records = FrozenSet.Create("audit", "audits", "log", "logs", "metrics", "traces", "telemetry", "journal");

    // A client gives up and sends again within this time; later it is a new wish.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var messages = new MessageId(scene);
        return from exchange in scene.Snapshot.Exchanges
               where Creation.Is(exchange) && exchange.Timing is Timing.Span or Timing.StartOnly
               group exchange by (exchange.Direction, exchange.Service, Endpoint: scene.EndpointOf(exchange)) into calls
               let repeats = Repeats([.. calls.Where(Creation.Is)], messages, scene).ToImmutableArray()
               where repeats.Length > 0
               select Of(calls.Key.Endpoint, repeats);
    }

    private static IEnumerable<Repeat> Repeats(Exchange[] calls, MessageId messages, Scene scene)
    {
        var number = CreationNumber.PathIn(calls, scene);
        string? NameOf(Exchange call) => number is null ? Creation.IdOf(call, scene) : scene.PayloadOf(call.Response)?.Single(number);

        var score = number is null ? ScoreOfKey : ScoreOfNumber;
        var byKey = Pairs(calls.Where(call => Intent.OwnKeyOf(call, scene) is not null)
            .GroupBy(call => (call.Request.Url.AbsolutePath, Intent.OwnKeyOf(call, scene), default(BodyKey))), score, NameOf);
        var unkeyed = calls.Where(call => Intent.OwnKeyOf(call, scene) is null).ToArray();
        var byCause = Pairs(unkeyed.Where(call => Intent.KeyOf(call, scene) is not null)
            .GroupBy(call => (call.Request.Url.AbsolutePath, Intent.KeyOf(call, scene), new BodyKey(call.Request))), score, NameOf)
            .Where(repeat => scene.CauseOf(repeat.First)?.Id != scene.CauseOf(repeat.Second)?.Id);
        var keyed = byKey.Concat(byCause).Select(repeat => repeat with { Sign = "idempotency key" });
        Exchange[] rest = [.. unkeyed.Where(call => Intent.KeyOf(call, scene) is null)];
        var ofMessages = rest.Where(call => messages.Of(call) is not null && !IsRecord(call, scene))
            .GroupBy(call => (call.Request.Url.PathAndQuery, messages.Of(call), new BodyKey(call.Request)));
        var delivered = Pairs(ofMessages, number is null ? ScoreOfMessage : ScoreOfNumber, NameOf)
            .Where(repeat => !AreOfOneCall(repeat, scene))
            .Select(repeat => repeat with { Sign = "message id" });
        return keyed.Concat(delivered).Concat(OfEqualBodies([.. rest.Where(call => messages.Of(call) is null)], number, scene));
    }

    // What is written down of each delivery is no effect of its message.
    private static bool IsRecord(Exchange call, Scene scene) =>
        scene.EndpointOf(call).Path.Segments.Any(segment => PlaceWords.WordsOf(segment).Any(Records.Contains));

    private static IEnumerable<Repeat> OfEqualBodies(Exchange[] calls, string? number, Scene scene)
    {
        string? NameOf(Exchange call) => Creation.IdOf(call, scene);

        var telling = calls.Where(call => call.Request.Body.Length >= ShortestTellingBody).ToArray();
        var equal = telling.GroupBy(call => (call.Request.Url.PathAndQuery, "", Body: new BodyKey(call.Request))).ToArray();
        var traced = Pairs(equal.SelectMany(calls => calls.Where(call => call.TraceId is not null)
            .GroupBy(call => (calls.Key.PathAndQuery, call.TraceId, calls.Key.Body))), ScoreOfTrace, NameOf)
            .Select(repeat => repeat with { Score = AreOfOneCall(repeat, scene) ? ScoreOfBody : ScoreOfTrace })
            .ToArray();
        var repeated = equal.Where(calls => calls.Count() > 1).Select(calls => calls.OrderBy(call => call.Start).ToArray()).ToArray();
        // Who says the same twice before the first is answered does not wish it anew, however many do.
        var atOnce = repeated.Length > 0 && repeated.All(calls => calls is [var first, var second] && second.Start < first.End);
        if (traced.Length > 0 || (repeated.Length > MostRepeated * telling.Length && !atOnce))
            return traced.Where(IsSoon);
        if (repeated.Length == 0 || Coincidence.PairsOf(telling, repeated.Sum(calls => calls.Length - 1), scene) > MostByChance)
            return [];
        Func<Exchange, string?> nameOf = atOnce && number is not null ? call => scene.PayloadOf(call.Response)?.Single(number) : NameOf;
        return repeated
            .Where(calls => calls is [var first, var second] && AgentOf(first) == AgentOf(second))
            .Select(calls => RepeatOf(calls[0], calls[1], ScoreOfBody, nameOf)).OfType<Repeat>()
            .Where(repeat => IsSoon(repeat) && repeat.First.TraceId is null == repeat.Second.TraceId is null);
    }

    private static string? AgentOf(Exchange exchange) => exchange.Request.HeaderValue("User-Agent");

    // One call that sends the same twice may go through a list in which it stands twice.
    private static bool AreOfOneCall(Repeat repeat, Scene scene) =>
        scene.CauseOf(repeat.First) is { } cause && cause.Id == scene.CauseOf(repeat.Second)?.Id;

    private static bool IsSoon(Repeat repeat) => repeat.Second.Start - repeat.First.End <= LongestRetry;

    private static IEnumerable<Repeat> Pairs(IEnumerable<IGrouping<(string, string? Key, BodyKey), Exchange>> intents, double score, Func<Exchange, string?> nameOf)
    {
        foreach (var intent in intents)
        {
            var calls = intent.OrderBy(call => call.Start).ToArray();
            var other = calls.Skip(1).Select(call => RepeatOf(calls[0], call, score, nameOf)).OfType<Repeat>().FirstOrDefault();
            if (other is not null)
                yield return other with { Key = intent.Key.Key };
        }
    }

    private static Repeat? RepeatOf(Exchange first, Exchange second, double score, Func<Exchange, string?> nameOf) =>
        nameOf(first) is { } one && nameOf(second) is { } two && one != two ? new Repeat(first, second, one, two, score) : null;

    private static DoubleEffect Of(Endpoint endpoint, ImmutableArray<Repeat> repeats)
    {
        var shown = repeats.MaxBy(repeat => repeat.Score)!;
        var exchanges = repeats.SelectMany(repeat => new[] { repeat.First, repeat.Second })
            .DistinctBy(exchange => exchange.Id)
            .OrderBy(exchange => exchange.Start)
            .ToArray();
        var what = shown.Sign is { } sign ? $"with the {sign} {ProofLine.Value(shown.Key!)}" : "with the same body";
        return new DoubleEffect
        {
            Endpoint = endpoint,
            Direction = shown.First.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"Two {Phrases.Operation(endpoint)} {what} created {ProofLine.Value(shown.One)} and {ProofLine.Value(shown.Two)}"
                + (repeats.Length == 1 ? "" : $" ({repeats.Length} such pairs)"),
            Score = shown.Score,
            Proof =
            [
                $"{ProofLine.Answered(shown.First)} created {ProofLine.Value(shown.One)}",
                $"{ProofLine.Answered(shown.Second)} created {ProofLine.Value(shown.Two)}, {what}",
            ],
            Key = shown.Sign is null ? null : shown.Key,
            First = shown.One,
            Second = shown.Two,
            Cases = repeats.Length,
        };
    }

    private sealed record Repeat(Exchange First, Exchange Second, string One, string Two, double Score)
    {
        /// <summary>What both calls share.</summary>
        public string? Key { get; init; }

        /// <summary>What that is to the caller; null where it is nothing that he gives to have a request known again.</summary>
        public string? Sign { get; init; }
    }
}
