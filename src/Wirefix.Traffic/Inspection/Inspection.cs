using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>What is in a snapshot, and what is wrong in it.</summary>
/// <param name="Range">From the first start to the last end; null where no exchange has a stamp.</param>
/// <param name="Endpoints">The endpoints, inbound first, those with most calls first.</param>
/// <param name="Leads">Which inbound calls lead to which outbound ones, as far as it is known.</param>
/// <param name="Findings">The findings, most important first.</param>
/// <param name="TimingNotes">What the recorded times cannot carry, as sentences; no such claim is made anywhere.</param>
public sealed record Inspection(
    TimeRange? Range,
    ImmutableArray<EndpointSummary> Endpoints,
    ImmutableArray<Lead> Leads,
    ImmutableArray<Finding> Findings,
    ImmutableArray<string> TimingNotes)
{
    /// <summary>How the calls are spread over the capture's time; null where the stamps do not tell.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>
    /// What else holds for all of it, as sentences: that of a large capture only a part was looked at, that the recorder cuts bodies.
    /// </summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
