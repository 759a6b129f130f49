namespace Wirefix.Traffic.Formats;

/// <summary>What of a capture came more than once, or under an id that is not its own.</summary>
/// <param name="Repeated">How many recordings were of an exchange that was there already, and count no more.</param>
/// <param name="SharedIds">How many ids stand for several different exchanges.</param>
/// <param name="OfSharedIds">How many exchanges these are; all of them count.</param>
public sealed record Repetitions(long Repeated, int SharedIds, int OfSharedIds)
{
    /// <summary>Each exchange once.</summary>
    public static readonly Repetitions None = new(0, 0, 0);
}
