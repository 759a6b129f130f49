namespace Wirefix.Traffic.Redaction.Json;

/// <summary>Replaces parts of bytes, from the front to the back, and keeps the rest as it is.</summary>
internal sealed class Splices(ReadOnlyMemory<byte> original)
{
    private MemoryStream? _result;

    private int _copied;

    /// <summary>Puts other bytes in the place of a part behind the last one.</summary>
    public void Add((int Start, int Length) part, ReadOnlySpan<byte> other)
    {
        _result ??= new MemoryStream(original.Length + other.Length);
        _result.Write(original.Span[_copied..part.Start]);
        _result.Write(other);
        _copied = part.Start + part.Length;
    }

    /// <summary>The bytes with all replacements; the original where there was none.</summary>
    public ReadOnlyMemory<byte> Result()
    {
        if (_result is null)
            return original;
        _result.Write(original.Span[_copied..]);
        return _result.ToArray();
    }
}
