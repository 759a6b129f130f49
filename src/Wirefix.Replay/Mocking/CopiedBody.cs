namespace Wirefix.Replay.Mocking;

/// <summary>A body on its way from one service to another, and a copy of it for who looks on.</summary>
/// <param name="bodies">How much of it is kept, and so passed on.</param>
internal sealed class CopiedBody(BodyBudget bodies)
{
    private readonly MemoryStream _copy = new();

    /// <summary>What has come by so far; nothing where there was more than is kept.</summary>
    public ReadOnlyMemory<byte> Bytes => _copy.GetBuffer().AsMemory(0, (int)_copy.Length);

    /// <summary>Says that there was more of it than is kept; null where there was not.</summary>
    public BodyTooLongException? Excess { get; private set; }

    /// <summary>Passes on each piece as it comes.</summary>
    /// <exception cref="BodyTooLongException">There is more of it than is kept; the rest went nowhere.</exception>
    public async Task PassAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            await bodies.PassAsync(from, to, _copy, cancellationToken);
        }
        catch (BodyTooLongException excess)
        {
            bodies.Return(_copy.Length);
            _copy.SetLength(0);
            Excess = excess;
            throw;
        }
    }

    /// <summary>What has come by, as a capture holds it.</summary>
    /// <param name="encoding">Its last content encoding; null where it has none.</param>
    public async Task<ReadOnlyMemory<byte>> DecodedAsync(string? encoding)
    {
        if (encoding is null)
            return Bytes;
        try
        {
            using var raw = new MemoryStream(_copy.GetBuffer(), 0, (int)_copy.Length, writable: false);
            var decoded = await DecodedBody.ReadAsync(raw, encoding, bodies, CancellationToken.None);
            bodies.Return(_copy.Length);
            return decoded;
        }
        catch (Exception exception) when (exception is InvalidDataException or BodyTooLongException)
        {
            // It is not of the encoding that it says, or longer without it than is kept.
            return Bytes;
        }
    }
}
