namespace Wirefix.Traffic.Inspection;

/// <summary>A stretch of time, both ends included.</summary>
public sealed record TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The range of exchanges without a stamp.</summary>
    public static readonly TimeRange Unknown = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    /// <summary>From the first to the last moment.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>From the earliest start to the latest end of exchanges with a stamp; null where none has one.</summary>
    public static TimeRange? Of(IEnumerable<Exchange> exchanges)
    {
        var stamped = exchanges.Where(exchange => exchange.Timing != Timing.None).ToArray();
        return stamped.Length == 0 ? null : new TimeRange(stamped.Min(exchange => exchange.Start), stamped.Max(exchange => exchange.End));
    }
}
