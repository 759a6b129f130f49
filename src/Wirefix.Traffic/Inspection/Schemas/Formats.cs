using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>Finds fields whose values are written in another format.</summary>
internal static class Formats
{
    private static readonly string[] Dates = ["dateTimeWithOffset", "localDateTime", "date", "localDate"];

    private static readonly string[] Numbers = ["integer", "decimal", "localNumber"];

    private static readonly string[] Lengths = ["duration", "clock"];

    private static readonly string[] Epochs = [Field.EpochSeconds, Field.EpochMilliseconds];

    private static readonly string[] Structured = [.. Dates, .. Lengths, "uuid", "email", "url"];

    /// <summary>The fields of one capture that have two formats of one family.</summary>
    public static IEnumerable<Drift> Within(FieldTable table)
    {
        foreach (var field in table.Fields.Where(field => field.Formats.Count > 1))
        {
            var usual = field.Formats.MaxBy(format => format.Value.Count);
            foreach (var other in field.Formats.Where(other => AreOfOneFamily(usual.Key, other.Key)))
            {
                if (Within(table, field, usual, other) is { } drift)
                    yield return drift;
            }
        }
    }

    /// <summary>The fields that the baseline had in one format alone, and that have another one now.</summary>
    public static IEnumerable<Drift> Between(FieldTable baseline, FieldTable table)
    {
        foreach (var field in table.Fields)
        {
            if (baseline.Find(field.Path)?.Formats is not { Count: > 0 } then)
                continue;
            var before = baseline.Find(field.Path)!;
            var usual = then.MaxBy(format => format.Value.Count);
            foreach (var (format, rows) in field.Formats.Where(now => !then.ContainsKey(now.Key) && now.Value.Count >= Odds.FewestNow))
            {
                var (count, total) = (usual.Value.Count, before.Present.Count);
                var level = AreOfOneFamily(usual.Key, format) ? 1 - Odds.UsualShare : LosesFormat(then.Keys, format) ? Odds.OddLevel : -1;
                var chance = Odds.OfNew(rows.Count, field.Present.Count, total);
                if (count >= Odds.FewestUsual && chance <= level)
                    yield return Of(field, before, DriftBasis.Baseline, (usual.Key, count, total), (format, rows, field.Present.Count), 1 - chance);
            }
        }
    }

    private static Drift? Within(FieldTable table, Field field, KeyValuePair<string, RowSet> usual, KeyValuePair<string, RowSet> other)
    {
        var total = usual.Value.Or(other.Value).Count;
        var (first, then) = Odds.IsOnset(table, other.Value, usual.Value) ? (other, usual) : (usual, other);
        if (first.Value.Count < Odds.FewestUsual || then.Value.Count < Odds.FewestNow)
            return null;
        var onset = Odds.IsOnset(table, first.Value, then.Value);
        if (!onset && usual.Value.Count < Odds.UsualShare * total)
            return null;
        var score = onset ? 1 - Math.Min(1, Odds.OfOnset(first.Value, then.Value) * table.Fields.Count) : Wilson.LowerBound(usual.Value.Count, total);
        return Of(
            field, field, onset ? DriftBasis.Onset : DriftBasis.Mixture, (first.Key, first.Value.Count, total), (then.Key, then.Value, total), score);
    }

    private static Drift Of(
        Field field, Field before, DriftBasis basis, (string Format, int Count, int Total) was, (string Format, RowSet Rows, int Total) now, double score) => new(
            field.Path,
            basis,
            new Sighting($"is of format {was.Format}", was.Count, was.Total, before.ExampleOf(was.Format)),
            new Sighting($"is of format {now.Format}", now.Rows.Count, now.Total, field.ExampleOf(now.Format)),
            now.Rows,
            score);

    // A number with a point and one without are written alike.
    private static bool AreOfOneFamily(string a, string b) =>
        a != b
        && ((Dates.Contains(a) && Dates.Contains(b))
            || (Lengths.Contains(a) && Lengths.Contains(b))
            || (Epochs.Contains(a) && Epochs.Contains(b))
            || (Numbers.Contains(a) && Numbers.Contains(b) && (a == "localNumber" || b == "localNumber")));

    private static bool LosesFormat(IEnumerable<string> then, string now) =>
        now != "empty" && then.All(Structured.Contains);
}
