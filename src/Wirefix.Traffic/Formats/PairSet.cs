namespace Wirefix.Traffic.Formats;

/// <summary>Pairs by identity; of several with the same one that which holds most stays, as exports hold a pair in several files.</summary>
internal sealed class PairSet
{
    private readonly Dictionary<string, RecordedPair> _pairs = new(StringComparer.Ordinal);

    /// <summary>The pairs, in the order in which their identities first came.</summary>
    public IReadOnlyCollection<RecordedPair> All => _pairs.Values;

    /// <summary>Takes a pair.</summary>
    public void Add(RecordedPair pair)
    {
        var id = pair.Id ?? pair.Source;
        if (!_pairs.TryGetValue(id, out var known) || known.Content < pair.Content)
            _pairs[id] = pair;
    }
}
