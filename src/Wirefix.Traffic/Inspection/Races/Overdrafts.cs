using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// Finds amounts that fall below zero after two callers had both read that there was enough: a wallet, a stock, a quota. What is never below zero
/// elsewhere is meant not to be.
/// </summary>
internal sealed class Overdrafts : IDetector
{
    // Of fewer amounts nobody can say that they stay above zero.
    private const int FewestAbove = 8;

    private const double Score = 0.85;

    private const double DiscountOfTimes = 0.15;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var actors = new Actors(scene);
        return scene.Snapshot.Exchanges
            .Where(call => call.Timing is Timing.Span or Timing.StartOnly)
            .GroupBy(call => (call.Direction, call.Service, call.Request.Url.Host, Resource: ResourceCalls.ResourceOf(call, scene)))
            .SelectMany(calls => DrawsOf([.. calls], actors, scene))
            .GroupBy(draw => (draw.Episode.Write.Direction, Endpoint: scene.EndpointOf(draw.Episode.Write), draw.Path))
            .Where(draws => AreByRaces([.. draws]))
            .GroupBy(draws => (draws.Key.Direction, draws.Key.Endpoint))
            .Select(fields => fields.First())
            .Select(draws => Of(draws.Key.Endpoint, [.. draws.Where(draw => draw.Amount < 0)]));
    }

    // Each write on a resource with what it left there, and the write that it did not know of.
    private static IEnumerable<Draw> DrawsOf(Exchange[] calls, Actors actors, Scene scene)
    {
        var episodes = Episode.Of(calls, ResourceCalls.IsRead, ResourceCalls.IsWrite, actors.Of).Where(episode => !episode.Write.Response.Failed).ToArray();
        for (var i = 0; i < episodes.Length; i++)
        {
            var rival = episodes.LastOrDefault(other => other != episodes[i] && other.IsOfAnother(episodes[i]) && AreUnaware(other, episodes[i]));
            foreach (var (path, amount) in AmountsOf(episodes[i].Write, scene))
                yield return new Draw(episodes[i], rival, path, amount);
        }
    }

    // Of writes that overlap either may have come last.
    private static bool AreUnaware(Episode other, Episode episode) => other.Write.Start <= episode.Write.Start
        ? episode.IsUnawareOf(other.Write)
        : other.IsUnawareOf(episode.Write) && other.Write.Start < episode.Write.End;

    private static IEnumerable<(string Path, decimal Amount)> AmountsOf(Exchange write, Scene scene)
    {
        foreach (var field in scene.FieldsOf(write.Response))
        {
            if (field.Kind is PayloadKind.Integer or PayloadKind.Number && !field.Path.Contains('[')
                && decimal.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
                yield return (field.Path, amount);
        }
    }

    private static bool AreByRaces(Draw[] draws) =>
        draws.Any(draw => draw.Amount < 0) && draws.Count(draw => draw.Amount >= 0) >= FewestAbove
        && draws.All(draw => draw.Amount >= 0 || draw.Rival is not null);

    private static CheckThenAct Of(Endpoint endpoint, ImmutableArray<Draw> below)
    {
        var shown = below[0];
        var (first, second) = (shown.Rival!, shown.Episode);
        var isTold = first.Actor is not null && second.Actor is not null;
        var exchanges = below.SelectMany(draw => new[] { draw.Rival!.Read, draw.Rival.Write, draw.Episode.Read, draw.Episode.Write })
            .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ToArray();
        var check = second.Read.Request.Url.PathAndQuery;
        return new CheckThenAct
        {
            Endpoint = endpoint,
            Direction = second.Write.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"Two callers read {ProofLine.Value(check)}, both drew on it by {Phrases.Operation(endpoint)}, and {shown.Path} fell to {shown.Amount}"
                + (below.Length == 1 ? "" : $" ({below.Length} times)"),
            Score = Score - (isTold ? 0 : DiscountOfTimes),
            Proof = [Line(first), Line(second), $"Otherwise {shown.Path} is never below zero."],
            Notes = isTold ? [] : ["Which read belongs to which call is told from their times."],
            Check = check,
            Key = shown.Path,
            Cases = below.Length,
        };
    }

    private static string Line(Episode episode) => $"{ProofLine.Answered(episode.Read)}; then {ProofLine.Answered(episode.Write)}";

    private sealed record Draw(Episode Episode, Episode? Rival, string Path, decimal Amount);
}
