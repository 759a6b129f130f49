using System.Collections.Immutable;

namespace Wirefix.Replay.Comparing;

/// <summary>What a replay showed beside what was recorded.</summary>
public sealed record ReplayComparison
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How many requests were replayed.</summary>
    public required int Requests { get; init; }

    /// <summary>Those that were answered otherwise, in the order of the capture.</summary>
    public required ImmutableArray<DifferingAnswer> Differing { get; init; }

    /// <summary>What differed between two replays of the same code, and so was not looked at: the endpoint and the place.</summary>
    public required ImmutableArray<string> Noise { get; init; }

    /// <summary>Calls that the service made and nothing was recorded for.</summary>
    public required ImmutableArray<string> Unrecorded { get; init; }

    /// <summary>Recorded calls that the service did not make in one of the replays.</summary>
    public required ImmutableArray<string> NotMade { get; init; }

    /// <summary>In what calls are made otherwise than they were recorded.</summary>
    public ImmutableArray<CallDifference> Calls { get; init; } = [];

    /// <summary>Calls that did not pass the hook; what they would have led to is not known.</summary>
    public required ImmutableArray<string> Escaped { get; init; }

    /// <summary>Calls that the mock cannot play, each with why: web sockets, gRPC, bodies without an end.</summary>
    public ImmutableArray<string> Refused { get; init; } = [];

    /// <summary>What else a reader should know: what did not load, what could not be read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What the replays of several services showed, together.</summary>
    public static ReplayComparison Of(ImmutableArray<ReplayComparison> services) => new()
    {
        Requests = services.Sum(service => service.Requests),
        Differing = [.. services.SelectMany(service => service.Differing)],
        Noise = [.. services.SelectMany(service => service.Noise)],
        Unrecorded = [.. services.SelectMany(service => service.Unrecorded)],
        NotMade = [.. services.SelectMany(service => service.NotMade)],
        Calls = [.. services.SelectMany(service => service.Calls)],
        Escaped = [.. services.SelectMany(service => service.Escaped)],
        Refused = [.. services.SelectMany(service => service.Refused)],
    };

    /// <summary>Whether everything was as expected.</summary>
    public bool IsAsRecorded =>
        Differing.IsEmpty && Unrecorded.IsEmpty && NotMade.IsEmpty && Calls.IsEmpty && Escaped.IsEmpty && Refused.IsEmpty;
}
