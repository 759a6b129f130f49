using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>Finds writes that undo what another caller wrote after both had read the same.</summary>
internal sealed class LostUpdates : IDetector
{
    private const int MostResources = 10;

    // Only neighbours race for a resource; a hot one would otherwise cost the square of its writes.
    private const int MostRivals = 8;

    // Calls that are in flight as a write ends; the next read is looked for behind them.
    private const int MostBetween = 64;

    private const double ScoreWithLaterRead = 0.95;

    private const double ScoreOfSecondWrite = 0.85;

    private const double ScoreOfLastWriter = 0.5;

    private const double DiscountOfTimes = 0.15;

    // A snapshot's own order.
    private static readonly IComparer<Exchange> ByStart = Comparer<Exchange>.Create(
        (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Id, other.Id));

    // Such a field tells when it was written, and differs with every write.
    private static readonly FrozenSet<string> Stamps = FrozenSet.Create("updated", "modified", "at", "time", "timestamp", "date", "by");

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var actors = new Actors(scene);
        return scene.Snapshot.Exchanges
            .GroupBy(exchange => (exchange.Direction, exchange.Service, exchange.Request.Url.Host, Resource: ResourceCalls.ResourceOf(exchange, scene)))
            .SelectMany(calls => ResourceCalls.Of([.. calls], scene).SelectMany(read => Conflicts(read, actors, scene)))
            .DistinctBy(conflict => (conflict.First.Write.Id, conflict.Second.Write.Id))
            .GroupBy(conflict => (conflict.Second.Write.Direction, Endpoint: scene.EndpointOf(conflict.Second.Write)))
            .Select(conflicts => Of(conflicts.Key.Endpoint, [.. conflicts]));
    }

    private static IEnumerable<Conflict> Conflicts(Exchange[] calls, Actors actors, Scene scene)
    {
        var episodes = Episode.Of(calls, ResourceCalls.IsRead, ResourceCalls.IsWrite, actors.Of).Where(episode => !episode.Write.Response.Failed).ToArray();
        for (var i = 1; i < episodes.Length; i++)
        {
            var rivals = episodes[Math.Max(0, i - MostRivals)..i].Where(first => first.IsOfAnother(episodes[i]) && episodes[i].IsUnawareOf(first.Write));
            var conflict = rivals.Where(first => !IsSameRequest(first.Write, episodes[i].Write, scene))
                .Select(first => ConflictOfEither(first, episodes[i], calls, scene)).OfType<Conflict>().FirstOrDefault();
            if (conflict is not null)
                yield return conflict;
        }
    }

    private static bool IsSameRequest(Exchange first, Exchange second, Scene scene) =>
        Intent.KeyOf(first, scene) is { } key && key == Intent.KeyOf(second, scene);

    // Of writes that overlap either may have come last.
    private static Conflict? ConflictOfEither(Episode first, Episode second, Exchange[] calls, Scene scene) =>
        ConflictOf(first, second, calls, scene)
        ?? (first.Write.End > second.Write.Start ? ConflictOf(second, first, calls, scene) : null);

    private static Conflict? ConflictOf(Episode first, Episode second, Exchange[] calls, Scene scene)
    {
        var (read1, read2) = (scene.PayloadOf(first.Read.Response), scene.PayloadOf(second.Read.Response));
        var (write1, write2) = (scene.PayloadOf(first.Write.Request), scene.PayloadOf(second.Write.Request));
        if (read1 is null || read2 is null || write1 is null || write2 is null || !HaveOneBase(first.Read, second.Read))
            return null;
        var later = LaterRead(first.Write, second.Write, calls);
        var told = Told.Of(read1, read2, write1, write2, later is null ? null : scene.PayloadOf(later.Response));
        var discount = first.Actor is null || second.Actor is null ? DiscountOfTimes : 0;
        return OfValues(told).Concat(OfLists(told, areWhole: first.Write.Request.Method == "PUT" && second.Write.Request.Method == "PUT"))
            .OrderByDescending(change => change.Score)
            .Select(change => new Conflict(first, second, later, change.Field, change.Before, change.First, change.Second, change.Later, change.Score - discount))
            .FirstOrDefault();
    }

    private static IEnumerable<Change> OfValues(Told told) =>
        from field in told.First
        where IsValue(field) && !IsStamp(field.Path)
        let before = told.Before.Single(field.Path)
        let rewritten = told.Second.Single(field.Path)
        where before is not null && rewritten is not null && before == told.OtherBefore.Single(field.Path)
        let seen = told.Later?.Single(field.Path)
        let score = ScoreOf(before, field, rewritten, seen)
        where score > 0
        select new Change(field.Path, before, field.Text, rewritten, seen, score);

    // A list that is written back whole lacks what came to it meanwhile. What PATCH and POST send may be only what comes to it.
    private static IEnumerable<Change> OfLists(Told told, bool areWhole) =>
        from path in told.First.Paths
        where ListChange.IsList(path) && !IsStamp(path) && told.Second.PathOf(path) is not null
        let before = ListChange.ValuesAt(told.Before, path)
        let first = ListChange.Of(before, ListChange.ValuesAt(new FieldNames(told.First), path))
        let second = ListChange.Of(before, ListChange.ValuesAt(told.Second, path))
        let seen = told.Later is null ? null : ListChange.Of(before, ListChange.ValuesAt(told.Later, path))
        where first is not null && second is not null && ListChange.ValuesAt(told.OtherBefore, path) is { } other && other.SetEquals(first.Before)
        where (areWhole || (first.IsWhole && second.IsWhole)) && first.IsMissingIn(second) && (seen is null || first.IsMissingIn(seen))
        let score = seen is null ? ScoreOfSecondWrite : ScoreWithLaterRead
        select new Change(path, ListChange.Of(before, before)!.ToString(), first.ToString(), second.ToString(), seen?.ToString(), score);

    // Two states of a resource that differ in their tag are two versions, whatever their fields say.
    private static bool HaveOneBase(Exchange read, Exchange other) =>
        read.Response.HeaderValue("ETag") == other.Response.HeaderValue("ETag");

    private static bool IsValue(PayloadField field) =>
        field.Kind is PayloadKind.Integer or PayloadKind.Number or PayloadKind.String or PayloadKind.Boolean;

    private static bool IsStamp(string path) => PlaceWords.WordsOf(path).Any(Stamps.Contains);

    private static bool IsIdentity(PayloadField field) => PlaceWords.WordsOf(field.Path) is [.., "id"];

    // Counters that moved once for two changes, and a field that was set back, show the loss; two texts may be two wishes.
    private static double ScoreOf(string before, PayloadField field, string second, string? later)
    {
        if (before == field.Text || (later is not null && later != second))
            return 0;
        var isNumber = !IsIdentity(field) && new[] { before, field.Text, second }.All(text => CanonicalText.Decimal(text) is not null);
        if (field.Text == second && !isNumber)
            return 0;
        if (!isNumber && second != before)
            return ScoreOfLastWriter;
        return later is null ? ScoreOfSecondWrite : ScoreWithLaterRead;
    }

    private static Exchange? LaterRead(Exchange write, Exchange other, Exchange[] calls)
    {
        var from = Array.BinarySearch(calls, write.Start < other.Start ? write : other, ByStart);
        var end = write.End > other.End ? write.End : other.End;
        var next = calls.Skip(Math.Max(0, from)).Take(MostBetween)
            .FirstOrDefault(call => call.Start >= end && call.Id != write.Id && call.Id != other.Id && (ResourceCalls.IsRead(call) || ResourceCalls.IsWrite(call)));
        return next is not null && ResourceCalls.IsRead(next) ? next : null;
    }

    private static LostUpdate Of(Endpoint endpoint, ImmutableArray<Conflict> conflicts)
    {
        var shown = conflicts.MaxBy(conflict => conflict.Score)!;
        var resources = conflicts.Select(conflict => conflict.Second.Write.Request.Url.AbsolutePath).Distinct(StringComparer.Ordinal).ToArray();
        var exchanges = conflicts.SelectMany(conflict => conflict.Exchanges)
            .DistinctBy(exchange => exchange.Id)
            .OrderBy(exchange => exchange.Start)
            .ToArray();
        var times = conflicts.Length == 1 ? "" : $" ({conflicts.Length} times, {Quantity.Of(resources.Length, "resource")})";
        return new LostUpdate
        {
            Endpoint = endpoint,
            Direction = shown.Second.Write.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"Two calls read {shown.Field} = {ProofLine.Value(shown.Base)} of {shown.Second.Write.Request.Url.AbsolutePath} and wrote "
                + $"{ProofLine.Value(shown.Wrote)} and {ProofLine.Value(shown.Rewrote)}: one update is lost{times}",
            Score = shown.Score,
            Proof = shown.Proof,
            Notes = shown.First.Actor is null || shown.Second.Actor is null ? ["Which read belongs to which write is told from their times."] : [],
            Resource = shown.Second.Write.Request.Url.AbsolutePath,
            Field = shown.Field,
            Base = shown.Base,
            First = shown.Wrote,
            Second = shown.Rewrote,
            Later = shown.Later,
            Cases = conflicts.Length,
            Resources = [.. resources.Take(MostResources)],
        };
    }

    // The bodies of both reads, both writes and the next read; what both read and wrote at one place of them.
    private sealed record Told(FieldNames Before, FieldNames OtherBefore, Payload First, FieldNames Second, FieldNames? Later)
    {
        public static Told Of(Payload before, Payload otherBefore, Payload first, Payload second, Payload? later) =>
            new(new(before), new(otherBefore), first, new(second), later is null ? null : new(later));
    }

    private sealed record Change(string Field, string Before, string First, string Second, string? Later, double Score);

    private sealed record Conflict(
        Episode First, Episode Second, Exchange? LaterRead, string Field, string Base, string Wrote, string Rewrote, string? Later, double Score)
    {
        public IEnumerable<Exchange> Exchanges =>
            new[] { First.Read, First.Write, Second.Read, Second.Write, LaterRead }.OfType<Exchange>();

        public ImmutableArray<string> Proof =>
        [
            Line(First, Wrote),
            Line(Second, Rewrote),
            .. LaterRead is null || Later is null
                ? Array.Empty<string>()
                : [$"{ProofLine.Answered(LaterRead)} shows {Field} = {ProofLine.Value(Later)}: one change, not two"],
        ];

        private string Line(Episode episode, string wrote) =>
            $"{ProofLine.Answered(episode.Read)} {Field} = {ProofLine.Value(Base)}; "
            + $"then {ProofLine.Answered(episode.Write)} with {ProofLine.Value(wrote)}";
    }
}
