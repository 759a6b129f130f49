using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Replay;

/// <summary>What a harness needs beside the traffic, the service and the metric. Exchanges are named by their ids.</summary>
public sealed record HarnessOptions
{
    /// <summary>Configuration overrides, as environment variables of the service (<c>Section__Key</c>).</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = Harness.NoOverrides;

    /// <summary>What the service should answer to the requests of these exchanges.</summary>
    public ImmutableDictionary<string, ExpectedAnswer> Expected { get; init; } = ImmutableDictionary<string, ExpectedAnswer>.Empty;

    /// <summary>Which values should come out unchanged, for the requests of these exchanges.</summary>
    public ImmutableArray<(WirePlace From, WirePlace To, ImmutableHashSet<string> Exchanges)> Passages { get; init; } = [];

    /// <summary>Endpoints of resources that the mock keeps itself (<see cref="Harness.Stores"/>).</summary>
    public ImmutableArray<string> Stores { get; init; } = [];

    /// <summary>How bodies go over the wire.</summary>
    public Delivery Delivery { get; init; } = Delivery.Whole;

    /// <summary>When requests that overlapped are sent.</summary>
    public Spacing Spacing { get; init; } = Spacing.Recorded;

    /// <summary>The longest pause between requests while none is in flight (<see cref="Harness.LongestIdle"/>).</summary>
    public TimeSpan LongestIdle { get; init; } = Harness.CustomaryIdle;

    /// <summary>How the mock holds answers back.</summary>
    public HoldPolicy Hold { get; init; } = HoldPolicy.Default;

    /// <summary>How often to measure, each time with a fresh process.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>When a run gives up.</summary>
    public HarnessTimeouts Timeouts { get; init; } = HarnessTimeouts.Default;
}
