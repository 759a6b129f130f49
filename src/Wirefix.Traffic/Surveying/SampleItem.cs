using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>A pair that may be looked at: as text while it is not known whether it will be, or as it was read.</summary>
internal sealed record SampleItem
{
    private readonly EntryFormat? _format;

    private readonly RecordedPair? _pair;

    /// <summary>An entry that is still text.</summary>
    public SampleItem(long number, in PairOutline outline, in Entry entry)
        : this(number, outline, entry.Place)
    {
        Text = entry.Json;
        _format = entry.Format;
        Bytes = Text.Length;
    }

    /// <summary>A pair that was read already.</summary>
    public SampleItem(long number, in PairOutline outline, RecordedPair pair, long weight)
        : this(number, outline, new EntryPlace(pair.Source))
    {
        _pair = pair;
        Bytes = weight;
    }

    private SampleItem(long number, in PairOutline outline, EntryPlace place)
    {
        Number = number;
        Place = place;
        Key = SampleKey.Of(outline, number);
        Kind = CallKind.Of(outline);
    }

    /// <summary>Its number in the reading.</summary>
    public long Number { get; }

    /// <summary>Where it stands.</summary>
    public EntryPlace Place { get; }

    /// <summary>What decides whether it is kept.</summary>
    public SampleKey Key { get; }

    /// <summary>What it is one of many of.</summary>
    public CallKind Kind { get; }

    /// <summary>How much it weighs against the budget.</summary>
    public long Bytes { get; }

    /// <summary>The entry's text, which whoever keeps the item copies out of the reader's buffer; empty where the pair was read already.</summary>
    public ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>What a pair weighs, before anything of it is replaced, whose text is that long; 0 where it is not known.</summary>
    public static long WeightOf(RecordedPair pair, int textLength) => Math.Max(textLength, pair.Content);

    /// <summary>
    /// Reads all of it, and redacts it where it can; null where it turns out to be no HTTP, and then or where it is no pair a sentence.
    /// </summary>
    public (RecordedPair? Pair, string? Problem) Read(Intake intake)
    {
        if (_pair is not null)
            return (_pair, null);
        try
        {
            return (_format!.Read(Text, Place.ToString()) is { } pair ? intake.Begin(pair) : null, null);
        }
        catch (EntryException problem)
        {
            return (null, $"{problem.Message}; {_format!.LeftOut}");
        }
    }
}
