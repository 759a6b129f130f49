using Wirefix.Facts;
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

    /// <summary>A token that differs in its spelling alone is a slip as soon as it comes again.</summary>
    private const int FewestMisspelt = 2;

    /// <summary>The tokens of one capture that are other spellings of a usual one.</summary>
    public static IEnumerable<Drift> Within(FieldTable table)
    {
        foreach (var field in table.Fields.Where(IsClosed))
        {
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
            foreach (var (token, count) in field.Values.Where(value => !before.Values.ContainsKey(value.Key) && IsToken(value.Key)))
            {
                var misspelt = before.Values.Keys.FirstOrDefault(known => IsSpeltOtherwise(token, known));
                var chance = Odds.OfNew(count, now, then);
                var enough = misspelt is null ? count >= Odds.FewestNow && chance * table.Fields.Count <= Odds.OddLevel : count >= FewestMisspelt;
                if (!enough)
                    continue;
                var known = misspelt ?? string.Join("|", before.Values.Keys.Order(StringComparer.Ordinal));
                var times = misspelt is null ? then : before.Values[misspelt];
                yield return Of(field, DriftBasis.Baseline, (known, times, then), (token, count, now), table, Math.Max(0, 1 - chance));
            }
        }
    }

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
