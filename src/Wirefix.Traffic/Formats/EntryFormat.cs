using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>How one entry of JSON becomes a pair. Formats hold no state and may be used by several threads at once.</summary>
internal abstract class EntryFormat
{
    /// <summary>What becomes of an entry that cannot be read, as the end of a problem's sentence.</summary>
    public abstract string LeftOut { get; }

    /// <summary>
    /// Reads the whole entry; null where it is a pair of another protocol than HTTP. Throws <see cref="EntryException"/> where it
    /// is no pair.
    /// </summary>
    public RecordedPair? Read(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            if (ReadPlain(json.Span, source) is { } pair)
                return pair;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What is wrong, the thorough reading says.
        }

        return ReadThoroughly(json, source);
    }

    /// <summary>
    /// Reads only the entry's outline, in one pass that keeps nothing. False where anything is out of the ordinary, broken or
    /// of another protocol: then <see cref="Read"/> tells.
    /// </summary>
    public bool TryOutline(ReadOnlySpan<byte> json, out PairOutline outline)
    {
        try
        {
            return TryReadOutline(json, out outline);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second is what the JSON reader throws over text that is no Unicode.
            outline = default;
            return false;
        }
    }

    /// <summary>The same, which may throw over JSON that is none.</summary>
    protected abstract bool TryReadOutline(ReadOnlySpan<byte> json, out PairOutline outline);

    /// <summary>
    /// Reads an entry by its tokens, several times faster than as a document; null where anything is out of the ordinary. It may
    /// throw over JSON that is none.
    /// </summary>
    protected abstract RecordedPair? ReadPlain(ReadOnlySpan<byte> json, string source);

    /// <summary>Reads any entry, as <see cref="Read"/> has it.</summary>
    protected internal abstract RecordedPair? ReadThoroughly(ReadOnlyMemory<byte> json, string source);
}
