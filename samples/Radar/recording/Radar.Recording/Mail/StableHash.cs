namespace Radar.Recording.Mail;

/// <summary>A hash that is the same in every process (FNV-1a, 32 bits), unlike that of <see cref="string"/>.</summary>
public static class StableHash
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of the text, never negative.</summary>
    public static int Of(string text) =>
        (int)(text.Aggregate(Offset, (hash, c) => unchecked((hash ^ c) * Prime)) & int.MaxValue);
}
