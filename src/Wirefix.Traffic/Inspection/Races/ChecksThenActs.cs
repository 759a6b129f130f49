using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>Finds creations of the same thing by callers who had both been told that it was not there.</summary>
internal sealed class ChecksThenActs : IDetector
{
    private const double ScoreWithIds = 0.95;

    private const double ScoreWithoutIds = 0.85;

    private const double DiscountOfTimes = 0.15;

    private static readonly FrozenSet<string> FreeNames = FrozenSet.Create("available", "free", "vacant", "unique", "valid");

    private static readonly FrozenSet<string> TakenNames =
        FrozenSet.Create("exists", "taken", "reserved", "booked", "found", "used", "occupied");

    private static readonly FrozenSet<string> CountNames = FrozenSet.Create("count", "total", "size", "length", "found", "hits");

    private static readonly FrozenSet<string> RemainderNames = FrozenSet.Create("available", "remaining", "left", "free");

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var actors = new Actors(scene);
        var absences = new Absences(scene.Snapshot);
        return Episodes(scene, actors)
            .GroupBy(acted => (Write: Act(acted.Episode, scene), Check: acted.Episode.Read.Request.Url.PathAndQuery, acted.Key))
            .Select(key => Duplicate([.. key], scene))
            .OfType<Pair>()
            .Where(pair => !absences.AreOf(pair.Second.Read, since: pair.First.Write))
            .GroupBy(pair => Act(pair.Second, scene))
            .Select(pairs => Of(pairs.Key.Endpoint, [.. pairs]));
    }

    private static (Direction Direction, Endpoint Endpoint) Act(Episode episode, Scene scene) =>
        (episode.Write.Direction, scene.EndpointOf(episode.Write));

    // A check and the creation that follows have a value in common; grouping checks by it keeps strangers apart.
    private static IEnumerable<(Episode Episode, string Key)> Episodes(Scene scene, Actors actors)
    {
        var calls = scene.Snapshot.Exchanges.Where(call => IsFree(call, scene) || IsAct(call)).ToArray();
        var checkedKeys = calls.Where(call => call.Request.Method == "GET").SelectMany(check => KeysOf(check, scene)).ToHashSet(StringComparer.Ordinal);
        return calls
            .SelectMany(call => (IsAct(call) ? GivenTo(call, scene) : KeysOf(call, scene))
                .Where(checkedKeys.Contains)
                .Distinct(StringComparer.Ordinal)
                .Select(key => (Call: call, Key: key)))
            .GroupBy(entry => (entry.Call.Direction, entry.Call.Service, entry.Key))
            .SelectMany(key => Episode.Of(key.Select(entry => entry.Call), call => call.Request.Method == "GET", IsAct, actors.Of)
                .Where(episode => Creation.Is(episode.Write) || IsMissing(episode.Read))
                .Select(episode => (episode, key.Key.Key)));
    }

    // What is put where nothing was is created as well.
    private static bool IsAct(Exchange call) => Creation.Is(call) || (call.Request.Method == "PUT" && call.Response.Status is >= 200 and < 300);

    private static bool IsMissing(Exchange check) => check.Response.Status is 404 or 204;

    private static IEnumerable<string> KeysOf(Exchange check, Scene scene)
    {
        var url = check.Request.Url;
        var last = url.Query.Length > 1 ? [] : NamesOf(check, scene);
        var query = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair[(pair.IndexOf('=') + 1)..].Replace('+', ' '));
        return last.Concat(query).Select(Uri.UnescapeDataString).Where(value => value.Length > 0 && value is not ("true" or "false"));
    }

    // The last segment and the last variable one; what stands before it holds many things.
    private static IEnumerable<string> NamesOf(Exchange call, Scene scene)
    {
        var segments = call.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = scene.EndpointOf(call).Path.Segments.ToList().FindLastIndex(PathTemplate.IsVariable);
        return segments.Index().Where(segment => segment.Index == last || segment.Index == segments.Length - 1).Select(segment => Uri.UnescapeDataString(segment.Item));
    }

    private static IEnumerable<string> GivenTo(Exchange act, Scene scene)
    {
        var ofBody = scene.FieldsOf(act.Request)
            .Where(field => field.Kind is PayloadKind.String or PayloadKind.Integer)
            .Select(field => field.Text);
        return act.Request.Method == "PUT" ? ofBody.Concat(NamesOf(act, scene)) : ofBody;
    }

    private static bool IsFree(Exchange check, Scene scene)
    {
        if (check.Request.Method != "GET" || check.Timing is not (Timing.Span or Timing.StartOnly))
            return false;
        if (IsMissing(check))
            return true;
        if (check.Response.Status != 200 || scene.PayloadOf(check.Response) is not { } payload)
            return false;
        return payload[0] is { Kind: PayloadKind.Array, Text: "0" }
            || payload.Any(field => SaysFree(field.Kind, field.Text, PlaceWords.WordsOf(field.Path)));
    }

    private static bool SaysFree(PayloadKind kind, string text, IReadOnlyList<string> words) => (kind, text, words) switch
    {
        (PayloadKind.Boolean, "true", [.., var word]) => FreeNames.Contains(word),
        (PayloadKind.Boolean, "false", [.., var word]) => TakenNames.Contains(word),
        (PayloadKind.Integer, "0", [.., var word]) => CountNames.Contains(word),
        (PayloadKind.Integer, "1", [.., var word]) => RemainderNames.Contains(word),
        (PayloadKind.Array, "0", [_]) => true,
        _ => false,
    };

    private static Pair? Duplicate(ImmutableArray<(Episode Episode, string Key)> acted, Scene scene)
    {
        for (var i = 1; i < acted.Length; i++)
        {
            var (first, second) = (acted[i - 1].Episode, acted[i].Episode);
            if (!first.IsOfAnother(second) || !second.IsUnawareOf(first.Write) || first.Write.Id == second.Write.Id || IsOneIntent(first, second, scene))
                continue;
            if (second.Write.Request.Method == "PUT")
            {
                if (IsOverwritten(first.Write.Request, second.Write.Request))
                    return new Pair(first, second, acted[i].Key, null, null);
                continue;
            }

            var (one, two) = Creation.IdsOf(first.Write, second.Write, scene);
            if (one is null || one != two)
                return new Pair(first, second, acted[i].Key, one, two);
        }

        return null;
    }

    private static bool IsOverwritten(Request first, Request second) =>
        first.Url.AbsolutePath == second.Url.AbsolutePath && !first.Body.Span.SequenceEqual(second.Body.Span);

    private static bool IsOneIntent(Episode first, Episode second, Scene scene) =>
        Intent.KeyOf(first.Write, scene) is { } key && key == Intent.KeyOf(second.Write, scene);

    private static CheckThenAct Of(Endpoint endpoint, ImmutableArray<Pair> pairs)
    {
        var shown = pairs.MaxBy(pair => pair.Score)!;
        var exchanges = pairs.SelectMany(pair => pair.Exchanges).DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ToArray();
        return new CheckThenAct
        {
            Endpoint = endpoint,
            Direction = shown.Second.Write.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"Two callers asked for {ProofLine.Value(shown.Check)}, were told that nothing is there, and both created "
                + $"{ProofLine.Value(shown.Key)} by {Phrases.Operation(endpoint)}{(pairs.Length == 1 ? "" : $" ({pairs.Length} keys)")}",
            Score = shown.Score,
            Proof = [Line(shown.First, shown.One), Line(shown.Second, shown.Two)],
            Notes = shown.IsTold ? [] : ["Which check belongs to which creation is told from their times."],
            Check = shown.Check,
            Key = shown.Key,
            Cases = pairs.Length,
        };
    }

    private static string Line(Episode episode, string? created) =>
        $"{ProofLine.Answered(episode.Read)}; then {ProofLine.Answered(episode.Write)}{(created is null ? "" : $" created {ProofLine.Value(created)}")}";

    private sealed record Pair(Episode First, Episode Second, string Key, string? One, string? Two)
    {
        public string Check => Second.Read.Request.Url.PathAndQuery;

        public bool IsTold => First.Actor is not null && Second.Actor is not null;

        public double Score => (One is null ? ScoreWithoutIds : ScoreWithIds) - (IsTold ? 0 : DiscountOfTimes);

        public IEnumerable<Exchange> Exchanges => [First.Read, First.Write, Second.Read, Second.Write];
    }
}
