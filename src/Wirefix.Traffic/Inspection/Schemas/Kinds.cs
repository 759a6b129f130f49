using System.Collections.Frozen;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>Finds fields whose kind changed.</summary>
internal static class Kinds
{
    // Certain, and yet seldom a fault: readers are to ignore what they do not know.
    private const double ScoreOfNew = 0.5;

    private static readonly FrozenSet<string> TruthWords = FrozenSet.ToFrozenSet(
        ["y", "n", "yes", "no", "true", "false", "t", "f", "0", "1", "on", "off", "j", "ja", "nein", "oui", "non"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields that have two kinds in one capture, of which one is a slip.</summary>
    public static IEnumerable<Drift> Within(FieldTable table) => table.Fields.SelectMany(field => Within(table, field));

    /// <summary>The fields whose kind is none that the baseline had, and those that came or went.</summary>
    public static IEnumerable<Drift> Between(FieldTable baseline, FieldTable table)
    {
        foreach (var field in table.Fields)
        {
            if (baseline.Find(field.Path) is not { } before)
                continue;
            foreach (var drift in Changed(field, before, table.Fields.Count))
                yield return drift;
        }

        foreach (var drift in Vanished(baseline, table).Concat(Appeared(baseline, table)))
            yield return drift;
    }

    private static IEnumerable<Drift> Within(FieldTable table, Field field)
    {
        var ways = field.Kinds
            .Where(kind => kind.Key != PayloadKind.Null)
            .GroupBy(kind => kind.Key == PayloadKind.Number ? PayloadKind.Integer : kind.Key)
            .Select(way => (Kind: way.First().Key, Rows: way.Select(kind => kind.Value).Aggregate((a, b) => a.Or(b))))
            .OrderByDescending(way => way.Rows.Count)
            .ToArray();
        if (ways.Length < 2)
            yield break;
        if ((WordsOfTruth(field, ways) ?? SerialisedTwice.In(table, field)) is { } sameValue)
        {
            yield return sameValue;
            yield break;
        }

        var exclusive = ways.Skip(1).Where(way => way.Rows.CountIn(ways[0].Rows) == 0).Select(way => Within(table, field, ways[0], way)).OfType<Drift>().ToArray();
        foreach (var drift in exclusive.Length > 0 ? exclusive : Words.In(field) is { } word ? [word] : [])
            yield return drift;
    }

    // Y and N beside true and false are no two kinds of value, whoever writes which.
    private static Drift? WordsOfTruth(Field field, (PayloadKind Kind, RowSet Rows)[] ways)
    {
        if (ways is not [var usual, var other] || (usual.Kind != PayloadKind.Boolean && other.Kind != PayloadKind.Boolean))
            return null;
        if (usual.Rows.Count < Odds.FewestUsual || other.Rows.Count < Odds.FewestNow || !field.Values.Keys.All(TruthWords.Contains))
            return null;
        var total = field.Present.Count;
        return new Drift(
            field.Path,
            DriftBasis.Mixture,
            new Sighting(Is(usual.Kind), usual.Rows.Count, total, field.ExampleOf(usual.Kind)),
            new Sighting(Is(other.Kind), other.Rows.Count, total, field.ExampleOf(other.Kind)),
            other.Rows,
            Wilson.LowerBound(usual.Rows.Count, total));
    }

    private static Drift? Within(FieldTable table, Field field, (PayloadKind Kind, RowSet Rows) usual, (PayloadKind Kind, RowSet Rows) way)
    {
        var total = usual.Rows.Count + way.Rows.Count;
        var (first, then) = Odds.IsOnset(table, way.Rows, usual.Rows) ? (way, usual) : (usual, way);
        if (first.Rows.Count < Odds.FewestUsual || then.Rows.Count < Odds.FewestNow)
            return null;
        var before = new Sighting(Is(first.Kind), first.Rows.Count, total, field.ExampleOf(first.Kind));
        var after = new Sighting(Is(then.Kind), then.Rows.Count, total, field.ExampleOf(then.Kind));
        var chance = Odds.OfOnset(first.Rows, then.Rows) * table.Fields.Count;
        if (Odds.IsOnset(table, first.Rows, then.Rows) && chance <= Odds.OddLevel)
            return new Drift(field.Path, DriftBasis.Onset, before, after, then.Rows, 1 - chance);
        if (!IsSameOtherwise(usual.Kind, way.Kind, field) || usual.Rows.Count < Odds.UsualShare * total)
            return null;
        return new Drift(field.Path, DriftBasis.Mixture, before, after, way.Rows, Wilson.LowerBound(usual.Rows.Count, total));
    }

    // A kind that was never seen. Null and fractions come and go; that a text stands for a number does not.
    private static IEnumerable<Drift> Changed(Field field, Field before, int fields)
    {
        var (now, then) = (field.Present.Count, before.Present.Count);
        if (then < Odds.FewestUsual)
            yield break;
        foreach (var (kind, rows) in field.Kinds.Where(kind => !before.Kinds.ContainsKey(kind.Key) && kind.Value.Count >= Odds.FewestNow))
        {
            if (kind == PayloadKind.Integer && before.Kinds.ContainsKey(PayloadKind.Number))
                continue;
            var usual = before.Kinds.MaxBy(way => way.Value.Count).Key;
            if (usual == PayloadKind.Null)
                continue;
            var chance = Odds.OfNew(rows.Count, now, then);
            var ordinary = kind == PayloadKind.Null || (kind == PayloadKind.Number && usual == PayloadKind.Integer);
            var level = ordinary ? Odds.OrdinaryLevel / fields : IsSameOtherwise(usual, kind, field) ? 1 - Odds.UsualShare : Odds.OddLevel;
            if (chance > level)
                continue;
            yield return new Drift(
                field.Path,
                DriftBasis.Baseline,
                new Sighting(Is(usual), before.Kinds[usual].Count, then, before.ExampleOf(usual)),
                new Sighting(Is(kind), rows.Count, now, field.ExampleOf(kind)),
                rows,
                1 - chance);
        }
    }

    // A field that was always there and is missing now.
    private static IEnumerable<Drift> Vanished(FieldTable baseline, FieldTable table)
    {
        foreach (var before in baseline.Fields.Where(field => field.Parent is not null))
        {
            var room = baseline.Room(before);
            var present = before.Present.CountIn(room);
            var now = table.Find(before.Path);
            var roomNow = table.Find(before.Parent!)?.Kinds.GetValueOrDefault(PayloadKind.Object);
            if (roomNow is null || present < Odds.FewestUsual || present < room.Count)
                continue;
            var missing = now is null ? roomNow : roomNow.Except(now.Present);
            if (missing.Count < Odds.FewestNow)
                continue;
            var chance = Odds.OfNew(missing.Count, roomNow.Count, present) * baseline.Fields.Count;
            if (chance > Odds.OrdinaryLevel)
                continue;
            yield return new Drift(
                before.Path,
                DriftBasis.Baseline,
                new Sighting("is there", present, room.Count, before.AnyExample),
                new Sighting(KindDrift.Absent, missing.Count, roomNow.Count, null),
                missing,
                1 - chance);
        }
    }

    // A field that no message had and that each has now: a new version of the other side. Nothing need be wrong.
    private static IEnumerable<Drift> Appeared(FieldTable baseline, FieldTable table)
    {
        foreach (var field in table.Fields.Where(field => field.Parent is not null && baseline.Find(field.Path) is null))
        {
            var room = table.Room(field);
            var roomThen = baseline.Find(field.Parent!)?.Kinds.GetValueOrDefault(PayloadKind.Object);
            if (roomThen is null || roomThen.Count < Odds.FewestUsual || room.Count < Odds.FewestUsual || field.Present.CountIn(room) < room.Count)
                continue;
            yield return new Drift(
                field.Path,
                DriftBasis.Baseline,
                new Sighting(KindDrift.Absent, roomThen.Count, roomThen.Count, null),
                new Sighting("is there", room.Count, room.Count, field.AnyExample),
                field.Present,
                ScoreOfNew);
        }
    }

    // The same value in another notation: a number or a truth value as a text, a single element for a list.
    private static bool IsSameOtherwise(PayloadKind usual, PayloadKind kind, Field field)
    {
        if ((usual, kind) is (PayloadKind.Object, PayloadKind.Array) or (PayloadKind.Array, PayloadKind.Object))
            return true;
        var other = usual == PayloadKind.String ? kind : usual;
        if (usual != PayloadKind.String && kind != PayloadKind.String)
            return false;
        return other switch
        {
            PayloadKind.Boolean => OnlyFormats(field, usual, "boolean"),
            PayloadKind.Integer or PayloadKind.Number => OnlyFormats(field, usual, "integer", "decimal", "localNumber"),
            _ => false,
        };
    }

    // Where the text is the slip, its format shows it; where the number is, the texts of the usual way need not be numbers all.
    private static bool OnlyFormats(Field field, PayloadKind usual, params string[] formats)
    {
        var texts = field.Formats.Keys.Where(format => format is not (Field.EpochSeconds or Field.EpochMilliseconds)).ToArray();
        return usual == PayloadKind.String ? texts.Length == 0 || texts.All(formats.Contains) : texts.Length > 0 && texts.All(formats.Contains);
    }

    internal static string Is(PayloadKind kind) => $"is of kind {System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";
}
