namespace Wirefix.Cli.Commands;

/// <summary>An input that a reader waits for only as long as the run goes on: a pipe or a keyboard may stay silent for ever.</summary>
internal sealed class StoppableInput(Stream input, CancellationToken cancellationToken) : Stream
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

    /// <summary>Reads as the input does; throws <see cref="OperationCanceledException"/> where the run is stopped meanwhile.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        // The system does not call a read back that waits: it is left behind, and ends with the process.
        var read = Task.Run(() => input.Read(buffer, offset, count), CancellationToken.None);
        return read.WaitAsync(cancellationToken).GetAwaiter().GetResult();
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
}
