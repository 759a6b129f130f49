using System.IO.Pipelines;

namespace Wirefix.Hook.Recording;

/// <summary>A pipe's writer that passes on what is written to it, while a tape keeps it.</summary>
/// <param name="inner">Where it goes; its memory is what writers get, so that nothing is copied twice.</param>
/// <param name="tape">What keeps it.</param>
internal sealed class WriterTap(PipeWriter inner, BodyTape tape) : PipeWriter
{
    private Memory<byte> _lent;

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        tape.Add(_lent.Span[..bytes]);
        inner.Advance(bytes);
        _lent = _lent[bytes..];
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        tape.Add(source.Span);
        return inner.WriteAsync(source, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
}
