namespace Wirefix.Traffic.Inspection.Races;

/// <summary>A call that somebody made on the ground of what another call had answered.</summary>
/// <param name="Read">The call that told him.</param>
/// <param name="Write">The call that he then made.</param>
/// <param name="Actor">Who; null where the pairing is told from times alone.</param>
internal sealed record Episode(Exchange Read, Exchange Write, string? Actor)
{
    // Reads of many callers may be in flight as a write begins; it belongs to one of the last.
    private const int MostOpenReads = 32;

    // What was read a minute ago is hardly the ground of a write.
    private static readonly TimeSpan LongestThought = TimeSpan.FromMinutes(1);

    /// <summary>Whether two episodes are of different actors, as far as is known.</summary>
    public bool IsOfAnother(Episode other) => Actor is null || Actor != other.Actor;

    /// <summary>
    /// Whether the other's write came between this read and this write, so that this one could not know of it: it had not
    /// ended as the read began. Starts alone tell it where the read began before the write did.
    /// </summary>
    public bool IsUnawareOf(Exchange write) =>
        Read.Start < write.Start || (Read.Timing == Timing.Span && write.Timing == Timing.Span && Read.Start < write.End);

    /// <summary>
    /// The episodes of calls: each write with the last read of its actor before it. Calls of nobody known take the last
    /// read that no other took.
    /// </summary>
    /// <param name="calls">Calls that belong together, in time order.</param>
    /// <param name="isRead">Which of them tell.</param>
    /// <param name="isWrite">Which of them act.</param>
    /// <param name="actorOf">Who made a call.</param>
    public static IEnumerable<Episode> Of(
        IEnumerable<Exchange> calls, Func<Exchange, bool> isRead, Func<Exchange, bool> isWrite, Func<Exchange, string?> actorOf)
    {
        var reads = new Dictionary<string, List<Exchange>>(StringComparer.Ordinal);
        foreach (var call in calls.Where(call => call.Timing is Timing.Span or Timing.StartOnly))
        {
            var actor = actorOf(call);
            if (!reads.TryGetValue(actor ?? "", out var open))
                reads.Add(actor ?? "", open = []);
            if (isRead(call))
                open.Add(call);
            else if (isWrite(call) && TakeLast(call, open) is { } read)
                yield return new Episode(read, call, actor);
        }
    }

    private static Exchange? TakeLast(Exchange write, List<Exchange> reads)
    {
        for (var i = reads.Count - 1; i >= Math.Max(0, reads.Count - MostOpenReads); i--)
        {
            if (reads[i].End > write.Start || write.Start - reads[i].End > LongestThought)
                continue;
            var read = reads[i];
            reads.RemoveAt(i);
            return read;
        }

        return null;
    }
}
