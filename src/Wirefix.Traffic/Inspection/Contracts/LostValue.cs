namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// A value that comes in and mostly goes on, and in some calls does not: a header that is not forwarded on one path, a field
/// that is left out.
/// </summary>
public sealed record LostValue : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the lower end of the 95 % interval of the share of calls that pass the value on; less where services may have agreed on it";

    /// <inheritdoc/>
    public override string RefutedBy => "the receiver does not take the value in such calls, or takes it from somewhere else.";

    /// <summary>Where the value comes in.</summary>
    public required WirePlace From { get; init; }

    /// <summary>Where it should go on.</summary>
    public required WirePlace To { get; init; }

    /// <summary>In how many calls it is passed on.</summary>
    public required int Kept { get; init; }

    /// <summary>In how many calls it is lost.</summary>
    public required int Lost { get; init; }

    /// <summary>The service that loses it, or the two that it is lost between; null where the capture names none.</summary>
    public string? Keeper { get; init; }
}
