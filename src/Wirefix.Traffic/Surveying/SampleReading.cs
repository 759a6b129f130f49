using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>Reads the sample in full, by all cores, a part at a time so that texts are freed as pairs are made of them.</summary>
internal static class SampleReading
{
    // Large enough that the cores seldom wait for each other, small enough that texts and pairs are not both in memory for long.
    private const int AtOnce = 2048;

    /// <summary>The pairs, decoded and redacted; the items are taken out of the list as they are read.</summary>
    public static PairSet Read(List<SampleItem> items, Intake intake, NumberedProblems problems)
    {
        var read = new List<Reading>(items.Count);
        TakeTurns(items);
        while (items.Count > 0)
        {
            var part = items.TakeLast(AtOnce).Reverse().ToArray();
            items.RemoveRange(items.Count - part.Length, part.Length);
            read.AddRange(Read(part, intake));
        }

        var pairs = new PairSet();
        foreach (var reading in read.OrderBy(reading => reading.Number))
        {
            foreach (var problem in reading.Problems)
                problems.Add(reading.Number, reading.Place.ToString(), problem);
            if (reading.Pair is { } pair)
                pairs.Add(pair);
        }

        return pairs;
    }

    // What the bodies may unfold to is shared: of calls of one kind, as those that fail alike, each comes as soon as those of another do, in
    // an order that has nothing to do with time. The last is read first.
    private static void TakeTurns(List<SampleItem> items)
    {
        SampleItem[] turns =
        [
            .. items.GroupBy(item => item.Kind)
                .SelectMany(kind => kind.OrderBy(item => item.Key.Hash).Select((item, turn) => (Item: item, Turn: turn)))
                .OrderByDescending(entry => entry.Turn)
                .ThenByDescending(entry => entry.Item.Number)
                .Select(entry => entry.Item),
        ];
        items.Clear();
        items.AddRange(turns);
    }

    // Decoding is done one after another, as what the capture's bodies may unfold to is shared among them in their order.
    private static Reading[] Read(SampleItem[] items, Intake intake)
    {
        var read = new (RecordedPair? Pair, string? Problem)[items.Length];
        Parallel.For(0, items.Length, index => read[index] = items[index].Read(intake));
        var readings = items.Zip(read).Select(each => Decoded(each.First, each.Second.Pair, each.Second.Problem, intake)).ToArray();
        Parallel.For(0, readings.Length, index => readings[index] = readings[index] with { Pair = readings[index].Pair is { } pair ? intake.Redact(pair) : null });
        return readings;
    }

    private static Reading Decoded(SampleItem item, RecordedPair? pair, string? problem, Intake intake)
    {
        var decoded = pair is null ? null : intake.Decode(pair);
        return new Reading(item.Number, item.Place, decoded, [.. problem is null ? [] : new[] { problem }, .. decoded?.Problems ?? []]);
    }

    private readonly record struct Reading(long Number, EntryPlace Place, RecordedPair? Pair, ImmutableArray<string> Problems);
}
