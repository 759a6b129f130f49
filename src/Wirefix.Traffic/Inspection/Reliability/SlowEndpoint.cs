using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>
/// An endpoint some of whose calls take many times as long as its others, too many for ordinary scatter; or all of whose calls
/// take many times as long as those of the same host's other endpoints; or calls that wait for the end of another endpoint's.
/// </summary>
public sealed record SlowEndpoint : Finding
{
    /// <summary>A cause, or a link of the chain where another endpoint takes the time.</summary>
    public override FindingRole Role => Upstream is null ? FindingRole.Cause : FindingRole.Chain;

    /// <inheritdoc/>
    public override string ScoreMeaning => "1 − the chance of as many calls so slow, if lengths scattered log-normally as the faster ones do, a quarter less where they take less than half a second longer; where all calls are slow, 0.75 of the lower "
        + "end of the 95 % interval of the share of calls that take many times as long as those of other endpoints, as it may be meant so; where they wait for "
        + "another endpoint's, the lower end of that of the share that ended right behind it";

    /// <inheritdoc/>
    public override string RefutedBy => "the slow calls were asked for more than the others, or to wait.";

    /// <summary>How many calls were slow.</summary>
    public required int Slow { get; init; }

    /// <summary>How many calls were answered after the first, which is left out as it may have warmed things up.</summary>
    public required int Calls { get; init; }

    /// <summary>
    /// How long an ordinary call took: the median, or where slow calls are too many the lower quartile; where all are slow, the
    /// median of <see cref="Sibling"/>.
    /// </summary>
    public required TimeSpan Ordinary { get; init; }

    /// <summary>How long a slow call took (the median of them).</summary>
    public required TimeSpan SlowLength { get; init; }

    /// <summary>The endpoint of the same host that calls were held against; null where it was the endpoint's own faster ones.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public Endpoint? Sibling { get; init; }

    /// <summary>The endpoint whose calls the slow ones waited for; null where they waited for none.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public Endpoint? Holder { get; init; }

    /// <summary>The endpoint that took nearly all the time of the slow calls; null where none did.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public Endpoint? Upstream { get; init; }

    /// <summary>
    /// The share of a slow call's time that was spent in one call of <see cref="Upstream"/> (the median), from 0 to 1; 0 where there is
    /// none.
    /// </summary>
    public double UpstreamShare { get; init; }
}
