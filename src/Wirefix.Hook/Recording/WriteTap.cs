namespace Wirefix.Hook.Recording;

/// <summary>A stream that passes on what is written to it, while a tape keeps it.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="tape">What keeps it.</param>
internal sealed class WriteTap(Stream inner, BodyTape tape) : PassingStream(inner)
{
    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        tape.Add(buffer);
        Inner.Write(buffer);
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        tape.Add(buffer.Span);
        return Inner.WriteAsync(buffer, cancellationToken);
    }
}
