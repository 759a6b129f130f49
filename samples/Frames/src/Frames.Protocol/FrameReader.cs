using System.IO.Pipelines;

namespace Frames.Protocol;

/// <inheritdoc cref="IFrameReader" />
public sealed class FrameReader : IFrameReader
{
    /// <inheritdoc />
    public async Task<FrameBatch> ReadAsync(Stream batch, CancellationToken cancellationToken)
    {
        var frames = new List<Frame?>();
        var pipe = PipeReader.Create(batch, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (FrameCodec.TryCut(ref buffer, out var frame))
            {
                frames.Add(FrameCodec.Decode(frame));
            }

            pipe.AdvanceTo(buffer.End);
            if (result.IsCompleted)
            {
                break;
            }
        }

        await pipe.CompleteAsync();
        return new FrameBatch([.. frames.OfType<Frame>()], frames.Count(frame => frame is null));
    }
}
