using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Commands;

/// <summary>An input that a reader waits for only as long as the run goes on: a pipe or a keyboard may stay silent for ever.</summary>
internal sealed class StoppableInput(Stream input, CancellationToken cancellationToken) : ForwardStream
{
    /// <summary>Reads as the input does; throws <see cref="OperationCanceledException"/> where the run is stopped meanwhile.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        // The system does not call a read back that waits: it is left behind, and ends with the process.
        var read = Task.Run(() => input.Read(buffer, offset, count), CancellationToken.None);
        return read.WaitAsync(cancellationToken).GetAwaiter().GetResult();
    }
}
