using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>A pair that may be looked at: as text while it is not known whether it will be, or as it was read.</summary>
internal sealed class SampleItem
{
    private readonly ReadOnlyMemory<byte> _json;

    private readonly EntryFormat? _format;

    private readonly RecordedPair? _pair;

    private SampleItem(long number, in PairOutline outline, EntryPlace place)
    {
        Number = number;
        Place = place;
        Key = SampleKey.Of(outline, number);
        Kind = (outline.Direction, outline.Method, outline.Host, outline.Status);
    }

    /// <summary>Keeps an entry; its text is copied, as it lies in a buffer that is used again.</summary>
    public SampleItem(long number, in PairOutline outline, in Entry entry)
        : this(number, outline, entry.Place)
    {
        _json = entry.Json.ToArray();
        _format = entry.Format;
        Bytes = _json.Length;
    }

    /// <summary>Keeps a pair that was read already.</summary>
    public SampleItem(long number, in PairOutline outline, RecordedPair pair, long weight)
        : this(number, outline, new EntryPlace(pair.Source))
    {
        _pair = pair;
        Bytes = weight;
    }

    /// <summary>Its number in the reading.</summary>
    public long Number { get; }

    /// <summary>Where it stands.</summary>
    public EntryPlace Place { get; }

    /// <summary>What decides whether it is kept.</summary>
    public SampleKey Key { get; }

    /// <summary>What failures are of one kind.</summary>
    public (Direction Direction, string Method, string Host, int Status) Kind { get; }

    /// <summary>How much it weighs against the budget.</summary>
    public long Bytes { get; }

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
            return (_format!.Read(_json, Place.ToString()) is { } pair ? intake.Begin(pair) : null, null);
        }
        catch (EntryException problem)
        {
            return (null, $"{problem.Message}; {_format!.LeftOut}");
        }
    }
}
