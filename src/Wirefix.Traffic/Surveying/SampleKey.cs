using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>What decides whether a pair is kept in a sample, known before anything of it is copied.</summary>
/// <param name="StartTicks">Its stamp in UTC ticks; null where it has none.</param>
/// <param name="Hash">A number that depends on its identity alone, or on its place where it has none, evenly spread.</param>
/// <param name="Failed">Whether the exchange failed.</param>
internal readonly record struct SampleKey(long? StartTicks, ulong Hash, bool Failed)
{
    /// <summary>The key of a pair, and of its number in the reading.</summary>
    public static SampleKey Of(in PairOutline outline, long number) => new(
        outline.Stamp?.UtcTicks,
        outline.Identity == PairIdentity.None ? SampleHash.Of((ulong)number) : SampleHash.Of(outline.Identity),
        outline.Failed);
}
