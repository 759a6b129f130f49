namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Rows of calls that are made so many at a time, the next ones when those are over: the longer the row, the longer its caller waits.</summary>
/// <param name="Size">How many calls a round has.</param>
internal readonly record struct Rounds(int Size)
{
    private const int SmallestSize = 2;

    // Two rounds may be the steps of one task; from three on the same number comes again and again.
    private const int FewestRounds = 3;

    private const int FewestLongRows = 2;

    // A call that begins late stands in a round of its own at times.
    private const double LeastShare = 2.0 / 3;

    /// <summary>The rounds that the rows have in common, each row in time order; null where they have none, or where a true start or end is not known.</summary>
    public static Rounds? Of(IEnumerable<IReadOnlyList<Exchange>> rows)
    {
        var known = rows.ToArray();
        if (known.Any(row => row.Any(call => call.Timing != Timing.Span)))
            return null;
        int[][] several = [.. known.Select(SizesOf).Where(sizes => sizes.Length > 1)];
        if (several.Length == 0)
            return null;
        var size = several.CountBy(sizes => sizes[0]).MaxBy(count => count.Value).Key;
        var even = several.Where(sizes => IsEven(sizes, size)).ToArray();
        return size >= SmallestSize && even.Length >= LeastShare * several.Length && even.Count(sizes => sizes.Length >= FewestRounds) >= FewestLongRows
            ? new Rounds(size)
            : null;
    }

    private static bool IsEven(int[] sizes, int size) => sizes.SkipLast(1).All(round => round == size) && sizes[^1] <= size;

    // A round begins when all calls before it are over.
    private static int[] SizesOf(IReadOnlyList<Exchange> row)
    {
        var sizes = new List<int>();
        var over = DateTimeOffset.MinValue;
        foreach (var call in row)
        {
            if (call.Start >= over)
                sizes.Add(0);
            sizes[^1]++;
            over = call.End > over ? call.End : over;
        }

        return [.. sizes];
    }
}
