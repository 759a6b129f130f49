namespace Wirefix.Traffic.Surveying;

/// <summary>How much of a capture is looked at in full.</summary>
/// <param name="Exchanges">The most exchanges.</param>
/// <param name="Bytes">The most bytes, as they stand in the files.</param>
internal sealed record SampleBudget(int Exchanges, long Bytes)
{
    /// <summary>More than any finding needs, and little enough that looking at it takes seconds and less than 250 MB.</summary>
    public static readonly SampleBudget Usual = new(20_000, 40 << 20);
}
