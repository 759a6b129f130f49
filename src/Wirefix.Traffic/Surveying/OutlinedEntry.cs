using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What the first look at an entry gave; neither outline nor problem is a pair of another protocol than HTTP.</summary>
/// <param name="Outline">Its outline; null where it is no HTTP pair.</param>
/// <param name="Pair">The whole pair where that look took it all.</param>
/// <param name="Weight">How much the pair weighs against a sample's budget.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal readonly record struct OutlinedEntry(PairOutline? Outline, RecordedPair? Pair, long Weight, string? Problem)
{
    /// <summary>Looks at as little of an entry as will do: what a pair costs that the sample does not keep.</summary>
    public static OutlinedEntry ByOutline(Entry entry, Intake intake) =>
        entry.Format.TryOutline(entry.Json.Span, out var outline) ? new OutlinedEntry(outline, null, 0, null) : Whole(entry, intake);

    /// <summary>Reads all of an entry, and redacts it where it can: cheaper than an outline first where the sample will keep it.</summary>
    public static OutlinedEntry Whole(Entry entry, Intake intake)
    {
        try
        {
            var pair = entry.Format.Read(entry.Json, entry.Place.ToString());
            return pair is null
                ? default
                : new OutlinedEntry(PairOutline.Of(pair), intake.Begin(pair), SampleItem.WeightOf(pair, entry.Json.Length), null);
        }
        catch (EntryException problem)
        {
            return new OutlinedEntry(null, null, 0, $"{problem.Message}; {entry.Format.LeftOut}");
        }
    }
}
