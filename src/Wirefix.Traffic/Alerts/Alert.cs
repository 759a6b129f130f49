namespace Wirefix.Traffic.Alerts;

/// <summary>What monitoring said; each part only where the alert has it.</summary>
public sealed record Alert
{
    /// <summary>The alert's title or summary.</summary>
    public required string Title { get; init; }

    /// <summary>The service that it names.</summary>
    public string? Service { get; init; }

    /// <summary>The path, or method and path, that it names.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The share of requests that failed, from 0 to 1.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>How long requests took, at the quantile that the alert watches.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ended; null where it had not.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Whether a span of time touches the alert's; an alert without times touches all.</summary>
    public bool Touches(DateTimeOffset start, DateTimeOffset end) =>
        (Start is null || end >= Start) && (End is null || start <= End);
}
