namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Calls of one endpoint that take longer the more of them are in flight as they begin.</summary>
public sealed record SlowdownUnderLoad : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "the lower end of the 95 % interval of Spearman's rank correlation between a call's length and the calls in flight as it began";

    /// <inheritdoc/>
    public override string RefutedBy => "the same calls take as long when they come one after another.";

    /// <summary>Spearman's rank correlation of length and calls in flight.</summary>
    public required double Correlation { get; init; }

    /// <summary>How many calls the figures rest on.</summary>
    public required int Calls { get; init; }

    /// <summary>The largest number of calls open at one moment.</summary>
    public required int PeakInFlight { get; init; }

    /// <summary>At most so many in flight, itself included, are the lightest quarter of load.</summary>
    public required int LightLoad { get; init; }

    /// <summary>The median length of the calls that began under it.</summary>
    public required TimeSpan AtLightLoad { get; init; }

    /// <summary>At least so many in flight, itself included, are the heaviest quarter of load.</summary>
    public required int HeavyLoad { get; init; }

    /// <summary>The median length of the calls that began under it.</summary>
    public required TimeSpan AtHeavyLoad { get; init; }
}
