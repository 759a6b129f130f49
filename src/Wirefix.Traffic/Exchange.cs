namespace Wirefix.Traffic;

/// <summary>One request with its response, when each began and ended, and its direction.</summary>
public sealed record Exchange
{
    /// <summary>An identity that is unique in its snapshot and stable from one reading to the next.</summary>
    public required string Id { get; init; }

    /// <summary>Which way it went.</summary>
    public required Direction Direction { get; init; }

    /// <summary>When the request began. Where <see cref="Timing"/> is EndOnly this is when the response ended.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>From the request's beginning to the response's end; zero where it is not known.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What the two stamps can carry.</summary>
    public required Timing Timing { get; init; }

    /// <summary>The request.</summary>
    public required Request Request { get; init; }

    /// <summary>The response.</summary>
    public required Response Response { get; init; }

    /// <summary>The trace that the exchange belongs to (W3C trace id, 32 hex digits); null where the capture has none.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// The name of the service that was recorded; null where the capture does not say, as it does not need to for one service.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>The file, and the entry in it, that the exchange was read from.</summary>
    public required string Source { get; init; }

    /// <summary>When the response ended.</summary>
    public DateTimeOffset End => Start + Duration;
}
