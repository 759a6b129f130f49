using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Walks over one text of JSON, value by value, as <see cref="Utf8JsonReader"/> does with its usual options but several times faster
/// over long strings (<see cref="JsonStrings"/>). It takes nothing that the reader refuses; what is wrong, it does not say.
/// </summary>
internal ref struct JsonWalk(ReadOnlySpan<byte> json)
{
    private const int Deepest = 64;

    private readonly ReadOnlySpan<byte> _json = json;

    private int _at;

    private int _depth;

    /// <summary>Passes over white space and one mark; false where another byte stands there, or none.</summary>
    public bool TryPass(byte mark)
    {
        if (Next() != mark)
            return false;
        _at++;
        return true;
    }

    /// <summary>Whether there is nothing but white space.</summary>
    public bool IsAtEnd() => Next() == 0 && _at == _json.Length;

    /// <summary>Passes over the brace that opens an object; false where there is none, or too many are open.</summary>
    public bool TryOpen() => ++_depth <= Deepest && TryPass((byte)'{');

    /// <summary>Passes over the next name of the object and the colon behind it; null at the object's end, which is passed too.</summary>
    /// <param name="first">Whether it would be the first.</param>
    /// <param name="name">The name.</param>
    /// <returns>False where there is neither.</returns>
    public bool TryName(bool first, out OutlineToken? name)
    {
        name = null;
        if (TryPass((byte)'}'))
        {
            _depth--;
            return true;
        }

        if ((!first && !TryPass((byte)',')) || Next() != '"' || !TryString(out var found))
            return false;
        name = found;
        return TryPass((byte)':');
    }

    /// <summary>The kind of the value that comes next and where it begins; for an object or a list that is all.</summary>
    public bool TryValue(out OutlineToken value)
    {
        switch (Next())
        {
            case (byte)'{' or (byte)'[':
                value = new OutlineToken(_at, 1, _json[_at] == '{' ? JsonTokenType.StartObject : JsonTokenType.StartArray, false);
                return true;
            case (byte)'"':
                return TryString(out value);
            case (byte)'t':
                return TryWord("true"u8, JsonTokenType.True, out value);
            case (byte)'f':
                return TryWord("false"u8, JsonTokenType.False, out value);
            case (byte)'n':
                return TryWord("null"u8, JsonTokenType.Null, out value);
            default:
                return TryNumber(out value);
        }
    }

    /// <summary>Passes over a value of which <see cref="TryValue"/> said the kind.</summary>
    public bool TrySkip(in OutlineToken value) => value.Type switch
    {
        JsonTokenType.StartObject => TrySkipObject(),
        JsonTokenType.StartArray => TrySkipArray(),
        _ => true,
    };

    private bool TrySkipObject()
    {
        if (!TryOpen())
            return false;
        for (var first = true; TryName(first, out var name); first = false)
        {
            if (name is null)
                return true;
            if (!TryValue(out var value) || !TrySkip(value))
                return false;
        }

        return false;
    }

    private bool TrySkipArray()
    {
        if (++_depth > Deepest || !TryPass((byte)'['))
            return false;
        for (var first = true; !TryPass((byte)']'); first = false)
        {
            if ((!first && !TryPass((byte)',')) || !TryValue(out var value) || !TrySkip(value))
                return false;
        }

        _depth--;
        return true;
    }

    private byte Next()
    {
        while (_at < _json.Length)
        {
            if (_json[_at] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return _json[_at];
            _at++;
        }

        return 0;
    }

    private bool TryString(out OutlineToken text)
    {
        var end = JsonStrings.End(_json, _at + 1, out var isEscaped);
        text = new OutlineToken(_at, end - _at - 1, JsonTokenType.String, isEscaped);
        _at = end + 1;
        return end >= 0;
    }

    private bool TryWord(ReadOnlySpan<byte> word, JsonTokenType type, out OutlineToken value)
    {
        value = new OutlineToken(_at, word.Length, type, false);
        if (!_json[_at..].StartsWith(word))
            return false;
        _at += word.Length;
        return true;
    }

    // What may stand behind a number, or a word, whoever asks for the next mark tells.
    private bool TryNumber(out OutlineToken value)
    {
        var start = _at;
        value = default;
        PassOne("-"u8);
        if (!PassOne("0"u8) && !PassDigits())
            return false;
        if (PassOne("."u8) && !PassDigits())
            return false;
        if (PassOne("eE"u8))
        {
            PassOne("+-"u8);
            if (!PassDigits())
                return false;
        }

        value = new OutlineToken(start, _at - start, JsonTokenType.Number, false);
        return true;
    }

    private bool PassOne(ReadOnlySpan<byte> symbols)
    {
        if (_at == _json.Length || !symbols.Contains(_json[_at]))
            return false;
        _at++;
        return true;
    }

    private bool PassDigits()
    {
        var start = _at;
        while (_at < _json.Length && char.IsAsciiDigit((char)_json[_at]))
            _at++;
        return _at > start;
    }
}
