using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>A value that should pass through unchanged and comes out as another.</summary>
public sealed record AlteredValue : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning =>
        "the lower end of the 95 % interval of the share of calls that pass the value on, something made of it, or one for all, or of answers that "
        + "first went to a call that had asked for them; less where services may have agreed on it";

    /// <inheritdoc/>
    public override string RefutedBy => "the two services agreed that the value is written otherwise there.";

    /// <summary>Where the value comes in.</summary>
    public required WirePlace From { get; init; }

    /// <summary>Where it goes on.</summary>
    public required WirePlace To { get; init; }

    /// <summary>How it was altered.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<Alteration>))]
    public required Alteration Alteration { get; init; }

    /// <summary>A value as it came in.</summary>
    public required string Received { get; init; }

    /// <summary>The same value as it went on.</summary>
    public required string Sent { get; init; }

    /// <summary>In how many calls it is passed on unchanged.</summary>
    public required int Kept { get; init; }

    /// <summary>In how many calls it is altered so.</summary>
    public required int Altered { get; init; }

    /// <summary>The service that alters it, or the two that it is altered between; null where the capture names none.</summary>
    public string? Keeper { get; init; }
}
