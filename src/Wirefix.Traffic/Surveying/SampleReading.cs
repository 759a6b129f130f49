using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>Reads the sample in full, by all cores, a part at a time so that texts are freed as pairs are made of them.</summary>
internal static class SampleReading
{
    // Large enough that the cores seldom wait for each other, small enough that texts and pairs are not both in memory for long.
    private const int AtOnce = 2048;

    /// <summary>The pairs, decoded and redacted; the items are taken out of the list as they are read.</summary>
    public static IReadOnlyCollection<RecordedPair> Read(List<SampleItem> items, Intake intake, NumberedProblems problems)
    {
        var pairs = new PairSet();
        items.Reverse();
        while (items.Count > 0)
        {
            var part = items.TakeLast(AtOnce).Reverse().ToArray();
            items.RemoveRange(items.Count - part.Length, part.Length);
            foreach (var pair in Read(part, intake, problems))
                pairs.Add(pair);
        }

        return pairs.All;
    }

    // Decoding is done one after another, as what the capture's bodies may unfold to is shared among them in their order.
    private static RecordedPair[] Read(SampleItem[] items, Intake intake, NumberedProblems problems)
    {
        var read = new (RecordedPair? Pair, string? Problem)[items.Length];
        Parallel.For(0, items.Length, index => read[index] = items[index].Read(intake));
        var pairs = new List<RecordedPair>(items.Length);
        foreach (var (item, (pair, problem)) in items.Zip(read))
        {
            if (problem is not null)
                problems.Add(item.Number, item.Place.ToString(), problem);
            if (pair is null)
                continue;
            var decoded = intake.Decode(pair);
            foreach (var said in decoded.Problems)
                problems.Add(item.Number, item.Place.ToString(), said);
            pairs.Add(decoded);
        }

        var redacted = new RecordedPair[pairs.Count];
        Parallel.For(0, pairs.Count, index => redacted[index] = intake.Redact(pairs[index]));
        return redacted;
    }
}
