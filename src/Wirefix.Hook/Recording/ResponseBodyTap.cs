using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Wirefix.Hook.Recording;

/// <summary>The body of the response that the service writes, while a tape keeps it.</summary>
/// <param name="inner">The server's own.</param>
/// <param name="tape">What keeps it.</param>
internal sealed class ResponseBodyTap(IHttpResponseBodyFeature inner, BodyTape tape) : IHttpResponseBodyFeature
{
    private WriteTap? _stream;
    private WriterTap? _writer;

    /// <inheritdoc/>
    public Stream Stream => _stream ??= new WriteTap(inner.Stream, tape);

    /// <inheritdoc/>
    public PipeWriter Writer => _writer ??= new WriterTap(inner.Writer, tape);

    /// <inheritdoc/>
    public void DisableBuffering() => inner.DisableBuffering();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task CompleteAsync() => inner.CompleteAsync();

    /// <summary>Sends a file through the stream: the server's own way past it could not be seen.</summary>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);
}
