using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What the first look at an entry gave; neither outline nor problem is a pair of another protocol than HTTP.</summary>
/// <param name="Outline">Its outline; null where it is no HTTP pair.</param>
/// <param name="Pair">The whole pair where that look took it all.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal readonly record struct OutlinedEntry(PairOutline? Outline, RecordedPair? Pair, string? Problem)
{
    /// <summary>Looks at as little of an entry as will do: what a pair costs that the sample does not keep.</summary>
    public static OutlinedEntry ByOutline(Entry entry) =>
        entry.Format.TryOutline(entry.Json.Span, out var outline) ? new OutlinedEntry(outline, null, null) : Whole(entry);

    /// <summary>Reads all of an entry: cheaper than an outline first where the sample will keep it.</summary>
    public static OutlinedEntry Whole(Entry entry)
    {
        try
        {
            var pair = entry.Format.Read(entry.Json, entry.Place.ToString());
            return new OutlinedEntry(pair is null ? null : PairOutline.Of(pair), pair, null);
        }
        catch (EntryException problem)
        {
            return new OutlinedEntry(null, null, $"{problem.Message}; {entry.Format.LeftOut}");
        }
    }
}
