using System.Numerics;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>A set of calls by their place in a list, one bit each.</summary>
internal sealed class RowSet(int rows) : IEquatable<RowSet>
{
    private const int Bits = 64;

    private readonly ulong[] _words = new ulong[(rows + Bits - 1) / Bits];

    /// <summary>How many calls the set holds.</summary>
    public int Count => CountIn(this);

    /// <summary>The place of the first call; the largest number where the set is empty.</summary>
    public int First
    {
        get
        {
            var word = Array.FindIndex(_words, word => word != 0);
            return word < 0 ? int.MaxValue : (word * Bits) + BitOperations.TrailingZeroCount(_words[word]);
        }
    }

    /// <summary>The place of the last call; -1 where the set is empty.</summary>
    public int Last
    {
        get
        {
            var word = Array.FindLastIndex(_words, word => word != 0);
            return word < 0 ? -1 : (word * Bits) + BitOperations.Log2(_words[word]);
        }
    }

    public static RowSet Of(int rows, IEnumerable<int> members)
    {
        var set = new RowSet(rows);
        foreach (var row in members)
            set.Add(row);
        return set;
    }

    public void Add(int row) => _words[row / Bits] |= 1UL << (row % Bits);

    public bool Contains(int row) => (_words[row / Bits] & (1UL << (row % Bits))) != 0;

    /// <summary>How many calls both sets hold.</summary>
    public int CountIn(RowSet other)
    {
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        return count;
    }

    public RowSet And(RowSet other) => Combine(other, (a, b) => a & b);

    public RowSet Or(RowSet other) => Combine(other, (a, b) => a | b);

    public RowSet Except(RowSet other) => Combine(other, (a, b) => a & ~b);

    /// <summary>The calls that the set does not hold.</summary>
    public RowSet Complement()
    {
        var set = new RowSet(rows);
        for (var i = 0; i < _words.Length; i++)
            set._words[i] = ~_words[i];
        if (rows % Bits != 0)
            set._words[^1] &= (1UL << (rows % Bits)) - 1;
        return set;
    }

    public bool Equals(RowSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as RowSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in _words)
            hash.Add(word);
        return hash.ToHashCode();
    }

    private RowSet Combine(RowSet other, Func<ulong, ulong, ulong> combine)
    {
        var set = new RowSet(rows);
        for (var i = 0; i < _words.Length; i++)
            set._words[i] = combine(_words[i], other._words[i]);
        return set;
    }
}
