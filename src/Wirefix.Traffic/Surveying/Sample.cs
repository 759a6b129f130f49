namespace Wirefix.Traffic.Surveying;

/// <summary>
/// The pairs of a capture that will be looked at in full: all of them up to a budget; beyond it whole slots of time
/// (<see cref="SlotChoice"/>), and of failures that are rare in those slots a few more. The choice is the same in every run.
/// </summary>
internal sealed class Sample(SampleBudget budget)
{
    // What a contrast of failing and passing calls can use; more of the same kind would only distort the rates.
    private const int EnoughFailures = 50;

    private readonly SlotChoice _slots = new();

    private FailureReserve _reserve = new();

    private SampleTexts _texts = new();

    private List<SampleItem> _items = [];

    private long _bytes;

    /// <summary>Whether a pair was left out.</summary>
    public bool IsPart { get; private set; }

    /// <summary>Whether a pair is to be kept as far as is known now; what is not is never asked for again.</summary>
    public bool Wants(in SampleKey key)
    {
        if (_slots.Keeps(key))
            return true;
        IsPart = true;
        return key.Failed && _reserve.Wants(key);
    }

    /// <summary>Keeps a pair that it wanted.</summary>
    public void Keep(SampleItem item)
    {
        if (!_slots.Keeps(item.Key))
        {
            _reserve.Keep(item);
            return;
        }

        _items.Add(item.Text.IsEmpty ? item : item with { Text = _texts.Add(item.Text) });
        _bytes += item.Bytes;
        while (_items.Count > budget.Exchanges || _bytes > budget.Bytes)
            Shrink();
    }

    /// <summary>What is kept, in the order of the reading. The sample holds on to nothing of it, so that texts can be freed while they are read.</summary>
    public SampleItem[] Take()
    {
        var enough = _items.Where(item => item.Key.Failed).CountBy(item => item.Kind).ToDictionary();
        var rare = _reserve.Items.GroupBy(item => item.Kind)
            .SelectMany(kind => kind.OrderBy(item => item.Key.Hash).Take(EnoughFailures - enough.GetValueOrDefault(kind.Key)));
        SampleItem[] taken = [.. _items.Concat(rare).OrderBy(item => item.Number)];
        (_items, _texts, _reserve) = ([], new SampleTexts(), new FailureReserve());
        return taken;
    }

    private void Shrink()
    {
        IsPart = true;
        _slots.Halve(_items);
        foreach (var item in _items.Where(item => item.Key.Failed && !_slots.Keeps(item.Key) && _reserve.Wants(item.Key)))
            _reserve.Keep(item);
        var kept = _items.FindAll(item => _slots.Keeps(item.Key));
        _items = [.. kept.Zip(_texts.Keep(kept.Select(item => item.Text)), (item, text) => item with { Text = text })];
        _bytes = _items.Sum(item => item.Bytes);
    }
}
