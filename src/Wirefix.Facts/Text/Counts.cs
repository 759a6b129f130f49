using System.Collections;

namespace Wirefix.Facts.Text;

/// <summary>
/// How often each of a few things came: kinds, statuses. They are kept in a row: most places of a payload have values of one kind, and a hash
/// table for each is most of what reading facts would cost.
/// </summary>
internal sealed class Counts<TKey> : IReadOnlyDictionary<TKey, long>
    where TKey : notnull
{
    private KeyValuePair<TKey, long>[] _counts = new KeyValuePair<TKey, long>[1];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys => this.Select(count => count.Key);

    /// <inheritdoc/>
    public IEnumerable<long> Values => this.Select(count => count.Value);

    /// <inheritdoc/>
    public long this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"Nothing is counted for '{key}'.");

    /// <summary>Adds what is not there yet.</summary>
    public void Add(TKey key, long count)
    {
        if (Count == _counts.Length)
            Array.Resize(ref _counts, Count * 2);
        _counts[Count++] = new(key, count);
    }

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, out long value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (EqualityComparer<TKey>.Default.Equals(_counts[i].Key, key))
            {
                value = _counts[i].Value;
                return true;
            }
        }

        value = 0;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, long>> GetEnumerator() => _counts.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
