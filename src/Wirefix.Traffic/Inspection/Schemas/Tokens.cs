using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>Finds tokens that are none of a field's closed set.</summary>
internal static class Tokens
{
    /// <summary>More different values than that are hardly the tokens of one set.</summary>
    private const int MostTokens = 12;

    private const int LongestToken = 40;

    /// <summary>A set is known once it was seen so often.</summary>
    private const int FewestSeen = 20;

    /// <summary>And each of its tokens so often: one that came once says that others may come (Good and Turing).</summary>
    private const int FewestOfEach = 2;

    private const int FewestTogether = 2;

    /// <summary>A token that differs in its spelling alone is a slip as soon as it comes again.</summary>
    private const int FewestMisspelt = 2;

    /// <summary>The tokens of one capture that are other spellings of a usual one, or from a moment on of all.</summary>
    public static IEnumerable<Drift> Within(FieldTable table)
    {
        foreach (var field in table.Fields.Where(IsClosed))
        {
            if (Respelt(table, field) is { } respelt)
            {
                yield return respelt;
                continue;
            }

            foreach (var (token, count) in field.Values.Where(value => value.Value >= FewestMisspelt))
            {
                var usual = field.Values.Where(other => IsSpeltOtherwise(token, other.Key)).OrderByDescending(other => other.Value).FirstOrDefault();
                var total = usual.Value + count;
                if (usual.Value >= Odds.FewestUsual && usual.Value >= Odds.UsualShare * total)
                    yield return Of(field, DriftBasis.Mixture, (usual.Key, usual.Value, total), (token, count, total), table, Wilson.LowerBound(usual.Value, total));
            }
        }
    }

    /// <summary>The tokens that the closed set of the baseline does not hold.</summary>
    public static IEnumerable<Drift> Between(FieldTable baseline, FieldTable table)
    {
        foreach (var field in table.Fields)
        {
            if (baseline.Find(field.Path) is not { } before || !IsClosed(before))
                continue;
            var (then, now) = (before.Values.Values.Sum(), field.Values.Values.Sum());
            var unknown = field.Values.Where(value => !before.Values.ContainsKey(value.Key) && IsToken(value.Key)).ToArray();
            if (Together(before, field, unknown, table) is { } together)
            {
                yield return together;
                continue;
            }

            foreach (var (token, count) in unknown)
            {
                var misspelt = before.Values.Keys.FirstOrDefault(known => IsSpeltOtherwise(token, known));
                var chance = Odds.OfNew(count, now, then);
                var enough = misspelt is null ? count >= Odds.FewestNow && chance * table.Fields.Count <= Odds.OddLevel : count >= FewestMisspelt;
                if (!enough)
                    continue;
                var known = misspelt ?? Joined(before.Values.Keys);
                var times = misspelt is null ? then : before.Values[misspelt];
                yield return Of(field, DriftBasis.Baseline, (known, times, then), (token, count, now), table, Math.Max(0, 1 - chance));
            }
        }
    }

    // From a moment on the tokens of a field are written otherwise: IN_TRANSIT, and then in-transit.
    private static Drift? Respelt(FieldTable table, Field field)
    {
        if (!table.InTime)
            return null;
        var spellings = field.Values.Keys.GroupBy(WireName.Key, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() == 2)
            .Select(same => same.Select(token => (Token: token, Rows: table.RowsWith(field.Path, token))).OrderBy(seen => seen.Rows.First).ToArray())
            .ToArray();
        if (spellings.Length == 0)
            return null;
        var (before, after) = (Rows(spellings.Select(pair => pair[0].Rows)), Rows(spellings.Select(pair => pair[1].Rows)));
        if (before.Count < Odds.FewestUsual || after.Count < Odds.FewestNow || !Odds.IsOnset(table, before, after))
            return null;
        var (was, now) = (Joined(spellings.Select(pair => pair[0].Token)), Joined(spellings.Select(pair => pair[1].Token)));
        var total = before.Or(after).Count;
        return new Drift(
            field.Path,
            DriftBasis.Onset,
            new Sighting($"is {was}", before.Count, total, null),
            new Sighting($"is {now}", after.Count, total, null),
            after,
            1 - Math.Min(1, Odds.OfOnset(before, after) * table.Fields.Count));
    }

    private static RowSet Rows(IEnumerable<RowSet> sets) => sets.Aggregate((one, other) => one.Or(other));

    // Many new tokens of which each is rare are as odd as one that is common.
    private static Drift? Together(Field before, Field field, KeyValuePair<string, int>[] unknown, FieldTable table)
    {
        var (then, now, count) = (before.Values.Values.Sum(), field.Values.Values.Sum(), unknown.Sum(token => token.Value));
        var chance = Odds.OfNew(count, now, then);
        if (unknown.Length is < FewestTogether or > MostTokens || count < Odds.FewestNow
            || chance * table.Fields.Count > Odds.OddLevel || unknown.Any(token => before.Values.Keys.Any(known => IsSpeltOtherwise(token.Key, known))))
            return null;
        var rows = Rows(unknown.Select(token => table.RowsWith(field.Path, token.Key)));
        var (known, came) = (Joined(before.Values.Keys), Joined(unknown.Select(token => token.Key)));
        return new Drift(
            field.Path,
            DriftBasis.Baseline,
            new Sighting($"is {known}", then, then, null),
            new Sighting($"is {came}", count, now, null),
            rows,
            Math.Max(0, 1 - chance));
    }

    private static string Joined(IEnumerable<string> tokens) => string.Join("|", tokens.Order(StringComparer.Ordinal));

    private static Drift Of(
        Field field, DriftBasis basis, (string Token, int Count, int Total) was, (string Token, int Count, int Total) now, FieldTable table, double score) => new(
            field.Path,
            basis,
            new Sighting($"is {was.Token}", was.Count, was.Total, null),
            new Sighting($"is {now.Token}", now.Count, now.Total, null),
            table.RowsWith(field.Path, now.Token),
            score);

    private static bool IsClosed(Field field) =>
        field.Values.Count is > 0 and <= MostTokens
        && field.Kinds.Keys.All(kind => kind is PayloadKind.String or PayloadKind.Null)
        && field.Values.Values.Sum() >= FewestSeen
        && field.Values.All(value => value.Value >= FewestOfEach && IsToken(value.Key));

    private static bool IsToken(string text) =>
        text.Length <= LongestToken && text.Any(char.IsAsciiLetter) && TextFormats.Of(text) is TextFormat.Token or TextFormat.Text;

    private static bool IsSpeltOtherwise(string a, string b) => a != b && WireName.Match(a.Trim(), b.Trim()) is not null;
}
