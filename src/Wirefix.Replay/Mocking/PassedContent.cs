using System.Net;

namespace Wirefix.Replay.Mocking;

/// <summary>The body of a call, passed on as it comes in.</summary>
/// <param name="source">What the caller sends.</param>
/// <param name="copy">Keeps what comes by.</param>
internal sealed class PassedContent(Stream source, CopiedBody copy) : HttpContent
{
    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        copy.PassAsync(source, stream, cancellationToken);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <summary>Not known, unless the caller says it in a header.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
