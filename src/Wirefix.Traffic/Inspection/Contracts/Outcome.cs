namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>What became of a value in one handover.</summary>
/// <param name="Handover">The handover.</param>
/// <param name="Source">The exchange that it was received in.</param>
/// <param name="From">The value as received.</param>
/// <param name="To">The value as sent on; null where it is absent.</param>
/// <param name="Alteration">How the two differ; null where they do not, and where it is absent.</param>
internal sealed record Outcome(Handover Handover, Exchange Source, PlacedValue From, PlacedValue? To, Alteration? Alteration)
{
    /// <summary>Whether the value was sent on as it came.</summary>
    public bool IsKept => To is not null && Alteration is null;

    /// <summary>Whether it was not sent on.</summary>
    public bool IsLost => To is null;
}
