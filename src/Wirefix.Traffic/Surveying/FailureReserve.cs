namespace Wirefix.Traffic.Surveying;

/// <summary>Failures outside the slots of a sample, as failures can be so rare that no slot holds one.</summary>
internal sealed class FailureReserve
{
    private const int MostItems = 2000;

    private const long MostBytes = 8 << 20;

    private List<SampleItem> _items = [];

    private ulong _threshold = ulong.MaxValue;

    private long _bytes;

    /// <summary>What is kept.</summary>
    public IReadOnlyList<SampleItem> Items => _items;

    /// <summary>Whether a failure is to be kept as far as is known now.</summary>
    public bool Wants(in SampleKey key) => key.Hash <= _threshold;

    /// <summary>Keeps a failure, and lets others go where there are too many.</summary>
    public void Keep(SampleItem item)
    {
        // Where its text lies now, another will.
        _items.Add(item with { Text = item.Text.ToArray() });
        _bytes += item.Bytes;
        while (_items.Count > MostItems || _bytes > MostBytes)
        {
            _threshold /= 2;
            _items = _items.FindAll(kept => Wants(kept.Key));
            _bytes = _items.Sum(kept => kept.Bytes);
        }
    }
}
