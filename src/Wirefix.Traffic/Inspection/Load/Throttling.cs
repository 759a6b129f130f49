using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Refusals (429 or 503) by an upstream endpoint of which at least five calls were in flight at once. The score is the
/// probability that a refused call began with more calls in flight than an answered one (the Mann–Whitney superiority): 1
/// where overlap alone tells them apart, 0.5 where it says nothing or no call was answered; or the same of the calls that began about the same time,
/// where overlap does not tell them apart. It stands in the place of the
/// <see cref="Errors.ErrorCluster"/> of the same calls.
/// </summary>
public sealed record Throttling : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the probability that a refused call began with more calls in flight than an answered one, or, where that "
        + "is below 0.65, with more begun about the same time";

    /// <inheritdoc/>
    public override string RefutedBy => "calls are refused as often when few are in flight, or begin at once.";

    /// <summary>The status of the refusals.</summary>
    public required int Status { get; init; }

    /// <summary>How many calls were refused.</summary>
    public required int Errors { get; init; }

    /// <summary>How many calls the endpoint had.</summary>
    public required int Calls { get; init; }

    /// <summary>The largest number of the endpoint's calls open at one moment.</summary>
    public required int PeakInFlight { get; init; }

    /// <summary>The largest number of calls that began within any 50 ms.</summary>
    public required int LargestIn50Ms { get; init; }

    /// <summary>The largest number of calls that began within any second.</summary>
    public required int LargestIn1S { get; init; }

    /// <summary>The fewest calls in flight, itself included, as a call began that was refused.</summary>
    public int? FewestInFlightAtRefusal { get; init; }

    /// <summary>The most calls in flight, itself included, as a call began that was answered; null where all failed.</summary>
    public int? MostInFlightAtSuccess { get; init; }

    /// <summary>The shortest wait that the refusals asked for; null where none did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The endpoint of the service whose calls led to the refused ones; null where it is not known.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public Endpoint? Inbound { get; init; }
}
