using System.Collections;
using System.Text;

namespace Wirefix.Traffic.Payloads;

/// <summary>
/// The values of a body in the order in which they stand, containers before what they hold, the root, <c>$</c>, first. What is kept are the body's own bytes, and
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

    /// <summary>Whether any value has a text.</summary>
    public bool Holds(string text)
    {
        var body = _body.Span;
        Span<byte> buffer = stackalloc byte[256];
        var bytes = Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? buffer[..length] : Encoding.UTF8.GetBytes(text);
        foreach (var value in _values)
        {
            if (value.TryGetBytes(body, out var own) ? own.SequenceEqual(bytes) : value.TextIn(body) == text)
                return true;
        }

        return false;
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

    internal bool IsEmptyAt(int index) => _values[index].TryGetBytes(_body.Span, out var text) && text.IsEmpty;

    internal bool HasTextAt(int index, Payload other, int otherIndex) =>
        _values[index].TryGetBytes(_body.Span, out var text) && other._values[otherIndex].TryGetBytes(other._body.Span, out var otherText)
            ? text.SequenceEqual(otherText)
            : TextAt(index) == other.TextAt(otherIndex);

    internal int TextHashAt(int index)
    {
        var hash = new HashCode();
        hash.AddBytes(_values[index].TryGetBytes(_body.Span, out var text) ? text : Encoding.UTF8.GetBytes(TextAt(index)));
        return hash.ToHashCode();
    }

    private int IndexOf(int number, int from)
    {
        var found = _paths.AsSpan(from).IndexOf(number);
        return found < 0 ? found : from + found;
    }
}
