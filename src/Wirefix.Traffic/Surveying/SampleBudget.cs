namespace Wirefix.Traffic.Surveying;

/// <summary>How much of a capture is looked at in full.</summary>
/// <param name="Exchanges">The most exchanges.</param>
/// <param name="Bytes">The most bytes, as they stand in the files.</param>
/// <param name="Unfolded">The most bytes that compressed bodies may unfold to, so that the sample stays small in memory.</param>
internal sealed record SampleBudget(int Exchanges, long Bytes, long Unfolded = 64L << 20)
{
    /// <summary>More than any finding needs, and little enough that looking at it takes seconds and less than 250 MB.</summary>
    public static readonly SampleBudget Usual = new(20_000, 40 << 20);
}
