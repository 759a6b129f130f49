using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>The bounds that all rules of drift share.</summary>
internal static class Odds
{
    /// <summary>What is seen in fewer messages may be a slip of one client.</summary>
    public const int FewestNow = 3;

    /// <summary>Of fewer messages nobody can say what is usual.</summary>
    public const int FewestUsual = 8;

    /// <summary>In a mixture the usual way has at least this share.</summary>
    public const double UsualShare = 0.6;

    /// <summary>The accepted chance, all fields together, where the change alone is an ordinary one: null, absent, a fraction.</summary>
    public const double OrdinaryLevel = 0.001;

    /// <summary>The accepted chance where the change is odd in itself.</summary>
    public const double OddLevel = 0.01;

    /// <summary>While a change comes, calls in flight are answered in either way: so many of the rarer one at most.</summary>
    private const double ShareInFlight = 0.1;

    private const int MostInFlight = 5;

    /// <summary>
    /// Whether one way follows another in a list of messages in time order: but for those in flight as the change came, all of the
    /// one come before all of the other.
    /// </summary>
    public static bool IsOnset(FieldTable table, RowSet before, RowSet after) =>
        table.InTime && Misplaced(before, after) <= Math.Min(MostInFlight, Math.Ceiling(ShareInFlight * Math.Min(before.Count, after.Count)) - 1);

    /// <summary>The chance of such an order, had the way nothing to do with time (Fisher's exact test of way against half).</summary>
    public static double OfOnset(RowSet before, RowSet after)
    {
        var misplaced = Misplaced(before, after);
        return FisherExact.TwoSided(misplaced, before.Count, after.Count - misplaced, after.Count);
    }

    /// <summary>The chance that of two ways in so many messages the one stands exactly where it does.</summary>
    public static double OfOneSplit(int usual, int now) => 2 * new ExactSplits(now, usual).Smallest(now);

    /// <summary>The chance that one way is not met before so many messages of the other, had the way nothing to do with time.</summary>
    public static double OfLateStart(RowSet before, RowSet after) =>
        FisherExact.TwoSided(Enumerable.Range(0, after.First).Count(before.Contains), before.Count, 0, after.Count);

    // How many of the later way stand among the first messages, of which there are as many as of the earlier way.
    private static int Misplaced(RowSet before, RowSet after)
    {
        var (seen, misplaced) = (0, 0);
        for (var row = Math.Min(before.First, after.First); seen < before.Count; row++)
        {
            var isLater = after.Contains(row);
            seen += isLater || before.Contains(row) ? 1 : 0;
            misplaced += isLater ? 1 : 0;
        }

        return misplaced;
    }

    /// <summary>The chance that the earlier messages would not show what the later ones do.</summary>
    public static double OfNew(int count, int total, int earlier) => FisherExact.TwoSided(count, total, 0, earlier);
}
