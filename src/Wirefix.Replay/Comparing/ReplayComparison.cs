using System.Collections.Immutable;

namespace Wirefix.Replay.Comparing;

/// <summary>What a replay showed beside what was recorded.</summary>
public sealed record ReplayComparison
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How many requests were replayed.</summary>
    public required int Requests { get; init; }

    /// <summary>The services that were up, by the names under which they were recorded; empty where it was one alone.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>How many calls the services that were up should make of each other.</summary>
    public int InnerCalls { get; init; }

    /// <summary>Those that were answered otherwise, in the order of the capture.</summary>
    public required ImmutableArray<DifferingAnswer> Differing { get; init; }

    /// <summary>Calls from one service that was up to another that came or were answered otherwise, in the order of the capture.</summary>
    public ImmutableArray<DifferingCall> DifferingCalls { get; init; } = [];

    /// <summary>What differed between two replays of the same code, and so was not looked at: the endpoint and the place.</summary>
    public required ImmutableArray<string> Noise { get; init; }

    /// <summary>Calls that a service made and nothing was recorded for.</summary>
    public required ImmutableArray<string> Unrecorded { get; init; }

    /// <summary>Recorded calls that a service did not make in one of the replays.</summary>
    public required ImmutableArray<string> NotMade { get; init; }

    /// <summary>In what calls are made otherwise than they were recorded.</summary>
    public ImmutableArray<CallDifference> Calls { get; init; } = [];

    /// <summary>Calls that did not pass the hook; what they would have led to is not known.</summary>
    public required ImmutableArray<string> Escaped { get; init; }

    /// <summary>Calls that the mock cannot play, each with why: web sockets, gRPC, bodies without an end.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>What else a reader should know: what did not load, what could not be read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>This comparison together with another of the same replay.</summary>
    public ReplayComparison And(ReplayComparison other) => this with
    {
        Requests = Requests + other.Requests,
        InnerCalls = InnerCalls + other.InnerCalls,
        Differing = [.. Differing, .. other.Differing],
        DifferingCalls = [.. DifferingCalls, .. other.DifferingCalls],
        Noise = [.. Noise, .. other.Noise],
        Unrecorded = [.. Unrecorded, .. other.Unrecorded],
        NotMade = [.. NotMade, .. other.NotMade],
        Calls = [.. Calls, .. other.Calls],
        Escaped = [.. Escaped, .. other.Escaped],
        Refused = [.. Refused, .. other.Refused],
    };

    /// <summary>Whether everything was as expected.</summary>
    public bool IsAsRecorded =>
        Differing.IsEmpty && DifferingCalls.IsEmpty && Unrecorded.IsEmpty && NotMade.IsEmpty && Calls.IsEmpty && Escaped.IsEmpty && Refused.IsEmpty;
}
