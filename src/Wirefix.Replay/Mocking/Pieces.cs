namespace Wirefix.Replay.Mocking;

/// <summary>Writes a body in pieces that end anywhere: in the middle of a line, of a character, of a frame.</summary>
internal static class Pieces
{
    private const int MostPieces = 24;

    // What a reader finds after it has taken one piece is the next one, not several.
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(1);

    /// <summary>Writes the body piece by piece, each flushed before the next.</summary>
    public static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var length = Length(body.Length);
        for (var start = 0; start < body.Length; start += length)
        {
            if (start > 0)
                await Task.Delay(Gap, cancellationToken);
            await stream.WriteAsync(body.Slice(start, Math.Min(length, body.Length - start)), cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
    }

    // Odd, so that pieces do not fall in step with what is as long as a power of two.
    private static int Length(int body) => Math.Max(1, body / MostPieces) | 1;
}
