namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Header fields that were looked through and hold no secret: most come again in every message, and to know one takes a tenth of looking
/// through it. It may be used by several threads at once.
/// </summary>
internal sealed class HarmlessHeaders
{
    // What is longer seldom comes again.
    private const int LongestValue = 128;

    // Another field at the same place only takes it over.
    private readonly Field?[] _known = new Field?[1024];

    /// <summary>Whether the very same field is known to be harmless.</summary>
    public bool Has(in Header header) =>
        Fits(header) && _known[PlaceOf(header)] is { } known && known.Value == header.Value && known.Name == header.Name;

    /// <summary>Takes note of a field that holds no secret.</summary>
    public void Add(in Header header)
    {
        if (Fits(header))
            _known[PlaceOf(header)] = new Field(header.Name, header.Value);
    }

    private static bool Fits(in Header header) => header.Name.Length > 0 && header.Value.Length is > 0 and <= LongestValue;

    private int PlaceOf(in Header header)
    {
        var (name, value) = (header.Name, header.Value);
        var symbols = (name[0] * 7) + (name[^1] * 31) + (value[0] * 37) + (value[value.Length / 2] * 41) + (value[^1] * 43);
        return (symbols + (name.Length * 53) + (value.Length * 59)) % _known.Length;
    }

    // One reference, so that no thread ever sees the name of one field with the value of another.
    private sealed record Field(string Name, string Value);
}
