namespace Wirefix.Hook.Recording;

/// <summary>A stream whose reader is given what it would have read, while a tape keeps it.</summary>
/// <param name="inner">What is read.</param>
/// <param name="tape">What keeps it.</param>
/// <param name="ended">Called when nothing more will be read: at the end, at an error, when the reader lets go; maybe several times.</param>
internal sealed class ReadTap(Stream inner, BodyTape tape, Action ended) : PassingStream(inner)
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = Inner.Read(buffer);
            Take(buffer, read);
            return read;
        }
        catch
        {
            ended();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await Inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Take(buffer.Span, read);
            return read;
        }
        catch
        {
            ended();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        ended();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        ended();
    }

    private void Take(ReadOnlySpan<byte> buffer, int read)
    {
        tape.Add(buffer[..read]);
        // A reader may ask for nothing, to wait for something.
        if (read == 0 && buffer.Length > 0)
            ended();
    }
}
