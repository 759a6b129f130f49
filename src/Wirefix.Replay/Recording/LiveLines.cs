using System.Buffers;
using System.IO.Pipelines;
using Wirefix.Traffic.Formats;

namespace Wirefix.Replay.Recording;

/// <summary>What a process hands over, for a reader that may wait: before it does, what was read already is put in safety.</summary>
/// <param name="waiting">What came and was not read.</param>
/// <param name="beforeWaiting">Called whenever nothing is there to be read.</param>
internal sealed class LiveLines(PipeReader waiting, Action beforeWaiting) : ForwardStream
{
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
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            waiting.Complete();
    }
}
