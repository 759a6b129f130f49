using System.Net;
using System.Runtime.ExceptionServices;

namespace Wirefix.Hook.Recording;

/// <summary>The content of a request or response that is sent or read as it would have been, while a tape keeps it.</summary>
internal sealed class ContentTap : HttpContent
{
    private readonly HttpContent _inner;
    private readonly BodyTape _tape;
    private readonly Action _ended;

    /// <summary>Stands in for a content.</summary>
    /// <param name="inner">The content; it is disposed with this one.</param>
    /// <param name="tape">What keeps its bytes.</param>
    /// <param name="ended">Called when no more bytes will go by; maybe several times.</param>
    public ContentTap(HttpContent inner, BodyTape tape, Action ended)
    {
        _inner = inner;
        _tape = tape;
        _ended = ended;
        foreach (var header in inner.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _tape.Restart();
        try
        {
            await _inner.CopyToAsync(new WriteTap(stream, _tape), context, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException wrapped) when (wrapped.InnerException is IOException or ObjectDisposedException)
        {
            // To copy a content wraps these two, to send it does not; whoever sends us tells them apart.
            ExceptionDispatchInfo.Throw(wrapped.InnerException);
        }
        finally
        {
            _ended();
        }
    }

    /// <inheritdoc/>
    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _tape.Restart();
        try
        {
            _inner.CopyTo(new WriteTap(stream, _tape), context, cancellationToken);
        }
        catch (HttpRequestException wrapped) when (wrapped.InnerException is IOException or ObjectDisposedException)
        {
            // To copy a content wraps these two, to send it does not; whoever sends us tells them apart.
            ExceptionDispatchInfo.Throw(wrapped.InnerException);
        }
        finally
        {
            _ended();
        }
    }

    /// <inheritdoc/>
    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ReadTap(await _inner.ReadAsStreamAsync().ConfigureAwait(false), _tape, _ended);

    /// <inheritdoc/>
    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ReadTap(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _tape, _ended);

    /// <inheritdoc/>
    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
        new ReadTap(_inner.ReadAsStream(cancellationToken), _tape, _ended);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _ended();
        }

        base.Dispose(disposing);
    }
}
