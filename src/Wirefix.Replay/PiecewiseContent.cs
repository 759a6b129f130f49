using System.Net;
using Wirefix.Replay.Mocking;

namespace Wirefix.Replay;

/// <summary>A request's body that is sent in pieces.</summary>
internal sealed class PiecewiseContent(byte[] body) : HttpContent
{
    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        Pieces.WriteAsync(stream, body, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Pieces.WriteAsync(stream, body, cancellationToken);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
