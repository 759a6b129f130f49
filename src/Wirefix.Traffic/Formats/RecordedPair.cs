using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// A pair as its file tells it: bodies still encoded, nothing redacted before <see cref="IsRedacted"/> says so, and the stamps not yet
/// judged, since that takes the whole capture.
/// </summary>
internal sealed record RecordedPair
{
    /// <summary>The pair's own identity; null where the format has none.</summary>
    public string? Id { get; init; }

    public required Direction Direction { get; init; }

    public required Request Request { get; init; }

    public required Response Response { get; init; }

    /// <summary>The recorded stamp; null where there is none or it is no date.</summary>
    public DateTimeOffset? Stamp { get; init; }

    /// <summary>The recorded length; null where there is none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the stamps can carry where the format says so itself; null where the capture has to be judged.</summary>
    public Timing? Timing { get; init; }

    /// <summary>The trace that it is of; null where there is none, and of a pair that is not redacted also where only its headers say.</summary>
    public string? TraceId { get; init; }

    /// <summary>The name of the service that was recorded; null where the format does not say.</summary>
    public string? Service { get; init; }

    public required string Source { get; init; }

    /// <summary>What could not be read of it, as sentences.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Whether its credentials were replaced already.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>How much it holds; of two recordings of the same pair the one with more is kept.</summary>
    public long Content => (long)Request.Body.Length + Response.Body.Length + Request.Headers.Length + Response.Headers.Length;
}
