namespace Wirefix.Traffic.Payloads;

/// <summary>One value of a payload, with where it stands. Its text is made of the body's bytes each time it is asked for.</summary>
public readonly struct PayloadField : IEquatable<PayloadField>
{
    private readonly Payload? _payload;

    private readonly int _index;

    internal PayloadField(Payload payload, int index) => (_payload, _index) = (payload, index);

    /// <summary>
    /// Where it stands, as a JSONPath (RFC 9535) in which every place of a list is <c>[*]</c>: <c>$.items[*].sku</c>. A form's
    /// field is <c>$.name</c>. It is the same instance in all payloads that were read together.
    /// </summary>
    public string Path => _payload?.PathAt(_index)!;

    /// <summary>What kind of value it is.</summary>
    public PayloadKind Kind => _payload?.KindAt(_index) ?? default;

    /// <summary>
    /// The value as it stands on the wire: a text unescaped, a number with its own digits, <c>true</c>, <c>null</c>; for a list or an
    /// object how many values it holds.
    /// </summary>
    public string Text => _payload?.TextAt(_index)!;

    /// <summary>Whether it is a text without characters.</summary>
    public bool IsEmpty => _payload?.IsEmptyAt(_index) == true;

    /// <summary>Whether two fields have the same value at the same place.</summary>
    public static bool operator ==(PayloadField one, PayloadField other) => one.Equals(other);

    /// <summary>Whether two fields differ in place or value.</summary>
    public static bool operator !=(PayloadField one, PayloadField other) => !one.Equals(other);

    /// <inheritdoc/>
    public bool Equals(PayloadField other) => Kind == other.Kind && Path == other.Path && IsSameText(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PayloadField other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, _payload?.TextHashAt(_index));

    private bool IsSameText(PayloadField other) =>
        _payload is null || other._payload is null ? _payload == other._payload : _payload.HasTextAt(_index, other._payload, other._index);
}
