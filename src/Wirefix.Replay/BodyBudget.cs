using System.Globalization;

namespace Wirefix.Replay;

/// <summary>
/// How much of what is sent is kept at once, as the answers and the calls of one run: a body that never ends, or bodies without
/// number, end in a message and not in the machine's memory.
/// </summary>
/// <param name="longest">The most bytes of one body.</param>
/// <param name="all">The most bytes of all bodies together.</param>
internal sealed class BodyBudget(long longest, long all)
{
    private const int BlockLength = 8192;
    private long _taken;

    /// <summary>16 MiB a body, 64 MiB a run.</summary>
    public static BodyBudget OfRun() => new(16L << 20, 64L << 20);

    /// <summary>Reads a body to its end.</summary>
    /// <exception cref="BodyTooLongException">There is more of it than may be kept; what was read is forgotten.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        try
        {
            await PassAsync(body, Stream.Null, kept, cancellationToken);
        }
        catch
        {
            Return(kept.Length);
            throw;
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }

    /// <summary>Passes a body on, each piece as it comes: who waits for an event must not wait for the next one.</summary>
    /// <param name="body">The body.</param>
    /// <param name="next">Where it goes on to.</param>
    /// <param name="kept">Where it is kept.</param>
    /// <param name="cancellationToken">Ends the passing.</param>
    /// <exception cref="BodyTooLongException">There is more of it than may be kept; that goes no further.</exception>
    public async Task PassAsync(Stream body, Stream next, MemoryStream kept, CancellationToken cancellationToken)
    {
        var block = new byte[BlockLength];
        for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
        {
            kept.Write(block, 0, read);
            if (Interlocked.Add(ref _taken, read) > all)
                throw new BodyTooLongException($"the bodies that are kept are longer than {Size(all)} together");
            if (kept.Length > longest)
                throw new BodyTooLongException($"its body is longer than {Size(longest)}");
            await next.WriteAsync(block.AsMemory(0, read), cancellationToken);
            await next.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Gives back what a body took that is not kept any longer.</summary>
    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);

    private static string Size(long bytes) => bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
}
