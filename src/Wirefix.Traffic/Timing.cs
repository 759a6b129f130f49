namespace Wirefix.Traffic;

/// <summary>What an exchange's stamps can carry.</summary>
public enum Timing
{
    /// <summary>True start and end: overlap and latency can be judged.</summary>
    Span,

    /// <summary>One stamp, the response's end: order and bursts of answers, no overlap and no latency.</summary>
    EndOnly,

    /// <summary>One stamp, the request's beginning: arrival bursts, no overlap and no latency.</summary>
    StartOnly,

    /// <summary>No usable stamp.</summary>
    None,
}
