using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>Reads the sample in full, by all cores.</summary>
internal static class SampleReading
{
    // Large enough that the cores seldom wait for each other, small enough that bodies are not in memory twice for long.
    private const int AtOnce = 2048;

    /// <summary>The pairs, decoded and redacted; each item is taken out as it is read, so that the block its text lies in goes with the last of them.</summary>
    public static PairSet Read(SampleItem?[] items, Intake intake, NumberedProblems problems)
    {
        var read = new Reading[items.Length];
        Parallel.For(0, items.Length, index => (read[index], items[index]) = (Reading.Of(items[index]!, intake), null));
        foreach (var turns in Turns(read).Chunk(AtOnce))
            Finish(read, turns, intake);

        var pairs = new PairSet();
        foreach (var reading in read)
        {
            foreach (var problem in reading.Problems)
                problems.Add(reading.Number, reading.Place.ToString(), problem);
            if (reading.Pair is { } pair)
                pairs.Add(pair, reading.Identity);
        }

        return pairs;
    }

    // What has to be decoded. What the bodies may unfold to is shared: of calls of one kind, as those that fail alike, each comes as soon as those
    // of another do, in an order that has nothing to do with time.
    private static IEnumerable<int> Turns(Reading[] read) =>
        from index in Enumerable.Range(0, read.Length)
        where read[index].Pair is { IsRedacted: false }
        let outline = PairOutline.Of(read[index].Pair!)
        group (Index: index, SampleKey.Of(outline, read[index].Number).Hash) by CallKind.Of(outline) into kind
        from entry in kind.OrderBy(entry => entry.Hash).Select((entry, turn) => (entry.Index, Turn: turn))
        orderby entry.Turn, entry.Index
        select entry.Index;

    // Decoding is done one after another, as what the capture's bodies may unfold to is shared among them in their order; redaction by all cores.
    private static void Finish(Reading[] read, int[] turns, Intake intake)
    {
        foreach (var index in turns)
            read[index] = read[index].Decoded(intake);
        Parallel.ForEach(turns, index => read[index] = read[index].Redacted(intake));
    }

    // The identity is known when the pair is redacted.
    private readonly record struct Reading(long Number, EntryPlace Place, RecordedPair? Pair, ImmutableArray<string> Problems, UInt128 Identity)
    {
        public static Reading Of(SampleItem item, Intake intake)
        {
            var (pair, problem) = item.Read(intake);
            var identity = pair is { IsRedacted: true } ? PairSet.IdentityOf(pair) : PairIdentity.None;
            return new Reading(item.Number, item.Place, pair, [.. problem is null ? [] : new[] { problem }, .. pair?.Problems ?? []], identity);
        }

        public Reading Decoded(Intake intake)
        {
            var decoded = intake.Decode(Pair!);
            return this with { Pair = decoded, Problems = decoded.Problems };
        }

        public Reading Redacted(Intake intake)
        {
            var redacted = intake.Redact(Pair!);
            return this with { Pair = redacted, Identity = PairSet.IdentityOf(redacted) };
        }
    }
}
