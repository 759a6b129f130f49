using System.IO.Pipelines;
using System.Net.Sockets;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Recording;

/// <summary>One recorded process, from its first exchange until it hangs up.</summary>
/// <param name="link">Where it hands its exchanges over.</param>
/// <param name="folder">Where its file is made.</param>
/// <param name="redactor">Replaces secrets before anything is written.</param>
internal sealed class ServiceLink(Socket link, string folder, Redactor redactor)
{
    // So much may wait to be redacted and written before a service has to wait.
    private const int MostWaiting = 64 << 20;
    private const int BlockBytes = 64 * 1024;

    // To wake up for every exchange costs the machine more than the exchange; a socket holds what comes meanwhile.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    /// <summary>Writes what comes until the process hangs up; cancelling leaves one that still runs to itself.</summary>
    public async Task<LinkEnd> RecordAsync(CancellationToken leaving)
    {
        var waiting = new Pipe(new PipeOptions(pauseWriterThreshold: MostWaiting, resumeWriterThreshold: MostWaiting / 2, useSynchronizationContext: false));
        var writing = Task.Factory.StartNew(() => Write(waiting.Reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var hungUp = await PumpAsync(waiting.Writer, leaving);
        var end = await writing;
        return hungUp ? end : end with { Problems = end.Problems.Add(StillRan(end)) };
    }

    private static CaptureProblem StillRan(LinkEnd end) =>
        new(end.Service?.Name ?? "a process", "expected it to end with the command, found that it still runs; it is recorded up to here");

    /// <summary>Takes what comes as it comes; false where the process still runs.</summary>
    private async Task<bool> PumpAsync(PipeWriter waiting, CancellationToken leaving)
    {
        using (link)
        {
            try
            {
                while (await link.ReceiveAsync(waiting.GetMemory(BlockBytes), leaving) is > 0 and var read)
                {
                    waiting.Advance(read);
                    // Nobody reads any more where writing has failed, which its own end tells.
                    if ((await waiting.FlushAsync(CancellationToken.None)).IsCompleted)
                        return true;
                    if (read < BlockBytes)
                        await Task.Delay(Gathering, CancellationToken.None);
                }

                return true;
            }
            catch (SocketException)
            {
                // It was killed: what came is what there is.
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            finally
            {
                await waiting.CompleteAsync();
            }
        }
    }

    private LinkEnd Write(PipeReader waiting)
    {
        using var file = new ServiceFile(folder);
        using var lines = new LiveLines(waiting, file.Flush);
        try
        {
            var written = CaptureConverter.Follow(lines, "recording", redactor, file);
            file.Flush();
            return new LinkEnd(file.Written, [.. written.Problems.Select(problem => problem with { Where = file.Written?.Name ?? problem.Where })]);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new LinkEnd(file.Written, [new CaptureProblem(file.Written?.File ?? folder, $"expected to write to the end, found: {failed.Message}")]);
        }
    }
}
