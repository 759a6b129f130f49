using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>
/// Finds fields whose schema changed: within the capture, and against the baseline where there is one. What the baseline has
/// in the same mixture is ordinary.
/// </summary>
internal sealed class SchemaDrifts : IDetector
{
    /// <summary>More findings of one kind say the same again.</summary>
    private const int MostOfKind = 10;

    /// <summary>A worse one is not worth a reader's time.</summary>
    private const double LowestScore = 0.4;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var baselines = scene.Baseline is null
            ? []
            : FieldTable.Of(scene.Baseline).ToDictionary(Key);
        var findings = FieldTable.Of(scene).SelectMany(table => Find(scene, baselines.GetValueOrDefault(Key(table)), table)).ToArray();
        return findings
            .Where(finding => finding.Score >= LowestScore)
            .GroupBy(finding => finding.GetType())
            .SelectMany(kind => kind.OrderByDescending(finding => finding.Score).ThenByDescending(finding => finding.ExchangeIds.Length).Take(MostOfKind));
    }

    private static IEnumerable<SchemaFinding> Find(Scene scene, FieldTable? baseline, FieldTable table)
    {
        var renames = Drifts(baseline, table, Renames.Within, Renames.Between);
        var kinds = Drifts(baseline, table, Kinds.Within, Kinds.Between).Where(drift => !renames.Any(rename => Explains(rename, drift.Path))).ToArray();
        var formats = Drifts(baseline, table, Formats.Within, Formats.Between).Where(drift => !kinds.Any(kind => kind.Path == drift.Path));
        var tokens = Drifts(baseline, table, Tokens.Within, Tokens.Between);
        return
        [
            .. renames.GroupBy(drift => drift.Rows).Select(together => new RenamedField(table, [.. together])),
            .. Outermost(kinds).Where(drift => !IsReadAsItIs(scene, table, drift)).Select(drift => new KindDrift(table, drift)),
            .. formats.Select(drift => new FormatDrift(table, drift)),
            .. tokens.Select(drift => new UnknownToken(table, drift)),
        ];
    }

    // What is told against the baseline is not told again, and what the baseline shows by itself is no drift.
    private static Drift[] Drifts(
        FieldTable? baseline, FieldTable table, Func<FieldTable, IEnumerable<Drift>> within, Func<FieldTable, FieldTable, IEnumerable<Drift>> between)
    {
        var alone = within(table).Where(drift => !IsTakenAsItIs(table, drift));
        if (baseline is null)
            return [.. alone];
        var against = between(baseline, table).ToArray();
        var known = against.Concat(within(baseline)).Select(drift => drift.Path).ToHashSet(StringComparer.Ordinal);
        return [.. against, .. alone.Where(drift => !known.Contains(drift.Path))];
    }

    // Callers of the service write a value in two ways and the service takes both: what differs among passing calls is no fault.
    private static bool IsTakenAsItIs(FieldTable table, Drift drift) =>
        table.Side == MessageSide.Request
        && table.Group.Direction == Direction.Inbound
        && drift.Basis == DriftBasis.Mixture
        && !table.Exchanges.Where((exchange, row) => drift.Rows.Contains(row) && exchange.Response.Failed).Any();

    // An upstream writes a value in two ways and the service reads both.
    private static bool IsReadAsItIs(Scene scene, FieldTable table, Drift drift) =>
        table.Side == MessageSide.Response
        && table.Group.Direction == Direction.Outbound
        && drift.Basis == DriftBasis.Mixture
        && HandedOn.IsSo(scene, drift.Path, table.Exchanges.Where((_, row) => drift.Rows.Contains(row)));

    private static bool Explains(Drift rename, string path) =>
        PayloadPath.IsAtOrBelow(path, rename.Before.What) || PayloadPath.IsAtOrBelow(path, rename.After.What);

    // With an object all that it holds came or went.
    private static IEnumerable<Drift> Outermost(Drift[] drifts) =>
        drifts.Where(drift => !drifts.Any(other => other.Path != drift.Path && PayloadPath.IsAtOrBelow(drift.Path, other.Path)));

    private static (string, Direction, MessageSide, int) Key(FieldTable table) =>
        (table.Group.Endpoint.ToString(), table.Group.Direction, table.Side, table.StatusClass);
}
