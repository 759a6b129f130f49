namespace Wirefix.Traffic.Inspection;

/// <summary>A body as a key: equal to every other of the same bytes, without a text made of either. One that is not known is equal to no other.</summary>
internal readonly struct BodyKey(Message message) : IEquatable<BodyKey>
{
    private readonly ReadOnlyMemory<byte> _body = message.Body;

    private readonly Message? _unknown = message.IsBodyUnknown ? message : null;

    /// <inheritdoc/>
    public bool Equals(BodyKey other) => ReferenceEquals(_unknown, other._unknown) && _body.Span.SequenceEqual(other._body.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BodyKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_body.Span);
        return hash.ToHashCode();
    }
}
