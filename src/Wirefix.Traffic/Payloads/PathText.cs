using System.Text.Json;
using Wirefix.Facts;

namespace Wirefix.Traffic.Payloads;

/// <summary>The path of the place at which a body is being read; see <see cref="PayloadField.Path"/>.</summary>
internal sealed class PathText
{
    private const string Root = "$";

    // A name with one of these would end too early; it is quoted, as RFC 9535 (2.3.1) has it.
    private const string Ending = ".[]'\" ";

    private char[] _text = new char[256];

    private int _length;

    /// <summary>The path.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>Begins at the root.</summary>
    public void Clear()
    {
        _length = 0;
        Append(Root);
    }

    /// <summary>Goes to what the property at which a reader stands holds, and says how to <see cref="Leave"/> it.</summary>
    public int Enter(ref Utf8JsonReader reader)
    {
        var holder = _length;
        Reserve(reader.ValueSpan.Length + 1);
        // The usual name is written where it belongs.
        var name = _text.AsSpan(holder + 1, reader.CopyString(_text.AsSpan(holder + 1)));
        if (name.IsEmpty || name.ContainsAny(Ending))
            return Enter(name.ToString());
        _text[holder] = '.';
        _length = holder + 1 + name.Length;
        return holder;
    }

    /// <summary>Goes to what stands under a name, and says how to <see cref="Leave"/> it.</summary>
    public int Enter(string name)
    {
        var holder = _length;
        Append(name.Length == 0 || name.AsSpan().ContainsAny(Ending) ? PayloadPath.Quoted(name) : $".{name}");
        return holder;
    }

    /// <summary>Goes to the places of a list, and says how to <see cref="Leave"/> it.</summary>
    public int EnterList()
    {
        var holder = _length;
        Append("[*]");
        return holder;
    }

    /// <summary>Goes back to what <see cref="Enter(string)"/> left.</summary>
    public void Leave(int holder) => _length = holder;

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void Reserve(int length)
    {
        if (_text.Length < _length + length)
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + length));
    }
}
