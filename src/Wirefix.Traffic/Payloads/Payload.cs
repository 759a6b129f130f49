using System.Collections;

namespace Wirefix.Traffic.Payloads;

/// <summary>
/// The values of a body in the order in which they stand, containers before what they hold. What is kept are the body's own bytes, and
/// of each value the number of its path and where it stands among them.
/// </summary>
public sealed class Payload : IReadOnlyList<PayloadField>
{
    private readonly ReadOnlyMemory<byte> _body;

    private readonly PathTable _table;

    private readonly int[] _paths;

    private readonly PayloadValue[] _values;

    internal Payload(ReadOnlyMemory<byte> body, PathTable table, int[] paths, PayloadValue[] values) =>
        (_body, _table, _paths, _values) = (body, table, paths, values);

    /// <summary>The values; the first one is the root, <c>$</c>.</summary>
    public IReadOnlyList<PayloadField> Fields => this;

    /// <inheritdoc/>
    public int Count => _paths.Length;

    /// <inheritdoc/>
    public PayloadField this[int index] => new(this, index);

    /// <summary>The paths, each once, in the order in which they come first.</summary>
    public IEnumerable<string> Paths => _paths.Distinct().Select(number => _table[number]);

    /// <summary>Every value that stands at a path; several where the path leads through a list, none where it is absent.</summary>
    public IEnumerable<PayloadField> At(string path)
    {
        var number = _table.Find(path);
        for (var index = IndexOf(number, 0); index >= 0; index = IndexOf(number, index + 1))
            yield return this[index];
    }

    /// <summary>Whether a value stands at the path.</summary>
    public bool Has(string path) => IndexOf(_table.Find(path), 0) >= 0;

    /// <summary>The text of the one value at a path; null where there is none or more than one.</summary>
    public string? Single(string path)
    {
        var number = _table.Find(path);
        var index = IndexOf(number, 0);
        return index < 0 || IndexOf(number, index + 1) >= 0 ? null : TextAt(index);
    }

    /// <inheritdoc/>
    public IEnumerator<PayloadField> GetEnumerator()
    {
        for (var index = 0; index < _paths.Length; index++)
            yield return this[index];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal string PathAt(int index) => _table[_paths[index]];

    internal PayloadKind KindAt(int index) => _values[index].Kind;

    internal string TextAt(int index) => _values[index].TextIn(_body.Span);

    private int IndexOf(int number, int from)
    {
        var found = _paths.AsSpan(from).IndexOf(number);
        return found < 0 ? found : from + found;
    }
}
