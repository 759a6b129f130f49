using System.Buffers;
using System.IO.Pipelines;

namespace Wirefix.Replay.Recording;

/// <summary>What a process hands over, for a reader that may wait: before it does, what was read already is put in safety.</summary>
/// <param name="waiting">What came and was not read.</param>
/// <param name="beforeWaiting">Called whenever nothing is there to be read.</param>
internal sealed class LiveLines(PipeReader waiting, Action beforeWaiting) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (!waiting.TryRead(out var result))
        {
            beforeWaiting();
            result = waiting.ReadAsync().AsTask().GetAwaiter().GetResult();
        }

        var taken = result.Buffer.Slice(0, Math.Min(buffer.Length, result.Buffer.Length));
        var length = (int)taken.Length;
        taken.CopyTo(buffer);
        waiting.AdvanceTo(taken.End);
        return length;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            waiting.Complete();
    }
}
