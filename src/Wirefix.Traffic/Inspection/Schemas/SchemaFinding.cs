using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field whose schema is not what it was, or not what it is in most messages.</summary>
public abstract record SchemaFinding : Finding
{
    private protected SchemaFinding()
    {
    }

    [SetsRequiredMembers]
    private protected SchemaFinding(FieldTable table, Drift drift)
    {
        var shown = Enumerable.Range(0, table.Exchanges.Length).Where(drift.Rows.Contains).Select(row => table.Exchanges[row]).ToArray();
        Endpoint = table.Group.Endpoint;
        Direction = table.Group.Direction;
        Window = TimeRange.Of(shown) ?? TimeRange.Unknown;
        ExchangeIds = [.. shown.Select(exchange => exchange.Id)];
        Score = drift.Score;
        Change = SchemaChange.Of(table, drift);
        Title = Change.Sentence(Phrases.Operation(Endpoint));
        Proof = [.. Change.Lines(Phrases.Operation(Endpoint))];
    }

    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => Change.Basis == DriftBasis.Mixture
        ? "the lower end of the 95 % interval of the share of messages that have it the usual way, or of texts that are the value's JSON; for a name, "
            + "how like the two are; a quarter less where it is one word among values of another kind, which may be agreed on"
        : "1 − the chance that the earlier messages would not have shown it; for a name, times how like the two are";

    /// <inheritdoc/>
    public override string RefutedBy => "the contract allows both, and the reader of the message takes both.";

    /// <summary>What the field was, and what it is.</summary>
    public required SchemaChange Change { get; init; }
}
