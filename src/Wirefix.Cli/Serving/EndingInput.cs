namespace Wirefix.Cli.Serving;

/// <summary>
/// An input that stops the server as it ends: who was there to hear answers is gone. It ends where the server is stopped, too: a read of
/// standard input cannot be given up by itself.
/// </summary>
internal sealed class EndingInput(Stream input, CancellationTokenSource stop) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Seen(input.Read(buffer, offset, count), count);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = input.ReadAsync(buffer, CancellationToken.None).AsTask();
            return Seen(await read.WaitAsync(stop.Token).WaitAsync(cancellationToken).ConfigureAwait(false), buffer.Length);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }

    private int Seen(int read, int asked)
    {
        if (read == 0 && asked > 0)
            stop.Cancel();
        return read;
    }
}
