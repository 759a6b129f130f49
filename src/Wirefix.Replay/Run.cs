using System.Collections.Immutable;
using Wirefix.Replay.Measuring;

namespace Wirefix.Replay;

/// <summary>What one replay against a fresh process showed.</summary>
public sealed record Run
{
    /// <summary>The metric's value.</summary>
    public double Value { get; init; }

    /// <summary>Every outbound call that reached the mock and was meant for an upstream, in order of arrival.</summary>
    public required ImmutableArray<Arrival> Arrivals { get; init; }

    /// <summary>The service's answers, in the order of the script.</summary>
    public ImmutableArray<Reply> Replies { get; init; } = [];

    /// <summary>Calls that no recorded answer matches, as in <c>GET host/path</c>; the mock answered 501.</summary>
    public ImmutableArray<string> Unrecorded { get; init; } = [];

    /// <summary>
    /// Calls that pass on what their like did not when it was recorded (<see cref="Harness.Passages"/>), so that they got the answer of a
    /// healthy sibling.
    /// </summary>
    public ImmutableArray<string> Borrowed { get; init; } = [];

    /// <summary>The writes that reached the mock's own store (<see cref="Harness.Stores"/>), in order.</summary>
    public ImmutableArray<StoreWrite> Writes { get; init; } = [];

    /// <summary>The requests that show the fault, where the metric counts requests.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Calls that the hook did not redirect and that would have left the machine; the mock answered 502.</summary>
    public ImmutableArray<string> Escaped { get; init; } = [];

    /// <summary>Calls that the mock cannot play (web sockets, gRPC); it answered 501.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>Calls with more of a body than is read, each with the bound; the mock answered 413.</summary>
    public ImmutableArray<string> Excessive { get; init; } = [];

    /// <summary>How many answers were let go because their time was up, before the arrivals had become quiet.</summary>
    public int LateAnswers { get; init; }
}
