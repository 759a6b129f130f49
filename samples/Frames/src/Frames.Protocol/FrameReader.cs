using System.IO.Pipelines;

namespace Frames.Protocol;

/// <inheritdoc cref="IFrameReader" />
public sealed class FrameReader : IFrameReader
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Frame>> ReadAsync(Stream batch, CancellationToken cancellationToken)
    {
        var frames = new List<Frame>();
        var pipe = PipeReader.Create(batch, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (FrameCodec.TryRead(ref buffer, out var frame))
            {
                frames.Add(frame);
            }

            if (result.IsCompleted && !buffer.IsEmpty)
            {
                throw new InvalidDataException("The batch ends inside a frame.");
            }

            pipe.AdvanceTo(buffer.End);
            if (result.IsCompleted)
            {
                await pipe.CompleteAsync();
                return frames;
            }
        }
    }
}
