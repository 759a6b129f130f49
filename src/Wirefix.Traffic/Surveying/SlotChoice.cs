namespace Wirefix.Traffic.Surveying;

/// <summary>
/// Which slots of time a sample keeps: those whose hash lies under a threshold, which only ever falls. Whole slots are kept, so
/// that what happened together is seen together. Slots are a second long; where so few of them fill the budget that the choice
/// would be a gamble, they become shorter, and at last single exchanges.
/// </summary>
internal sealed class SlotChoice
{
    private const int FewestSlots = 8;

    private static readonly long[] SlotTicks = [TimeSpan.TicksPerSecond, TimeSpan.TicksPerSecond / 10, TimeSpan.TicksPerSecond / 100];

    private readonly ulong[] _thresholds = [ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue];

    private int _level;

    /// <summary>Whether a pair is in a slot that is kept.</summary>
    public bool Keeps(in SampleKey key)
    {
        for (var level = 0; level <= _level; level++)
        {
            if (Slot(key, level) > _thresholds[level])
                return false;
        }

        return true;
    }

    /// <summary>Keeps about half of what it kept.</summary>
    public void Halve(IReadOnlyCollection<SampleItem> kept)
    {
        while (_level < SlotTicks.Length && kept.Select(item => Slot(item.Key, _level)).Distinct().Take(FewestSlots).Count() < FewestSlots)
            _level++;
        _thresholds[_level] /= 2;
    }

    // What has no stamp is a slot of its own.
    private static ulong Slot(in SampleKey key, int level) =>
        level < SlotTicks.Length && key.StartTicks is { } ticks ? SampleHash.Of((ulong)(ticks / SlotTicks[level]) + (ulong)level) : key.Hash;
}
