using Wirefix.Agent.Proposing;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>The whole line: observe, hypothesise, reproduce, propose, gate, confirm, record.</summary>
public static class FixRun
{
    /// <summary>Runs the line in a working copy. The user's tree gets the run's record, and what an earlier, killed run had begun to write.</summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not build, or does not hold the service.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    /// <exception cref="Replay.ServiceException">The service does not start.</exception>
    public static async Task<FixResult> RunAsync(FixRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var session = await FixSession.OpenAsync(request, request.Agent.Name, progress, cancellationToken).ConfigureAwait(false);
        var planned = await session.PlanAsync(cancellationToken).ConfigureAwait(false);
        var rounds = planned.Refusal is null ? await new RoundRun(request, session).RunAsync(cancellationToken).ConfigureAwait(false) : Rounds.None;
        var result = await session.RecordAsync(rounds, cancellationToken).ConfigureAwait(false);
        if (result.Evidence.Transcript is { } transcript)
            File.WriteAllText(Path.Combine(result.RunFolder, transcript), request.Agent.Record!.Transcript);
        return result;
    }

    /// <summary>Writes a confirmed fix and its regression test into the user's tree, all or nothing.</summary>
    /// <exception cref="TreeWriteException">The tree cannot be written, or changed since the run began; nothing was changed.</exception>
    public static void Apply(FixResult result) => TreeWriter.Write(result.Root, result.Changes);

    /// <summary>Writes a confirmed fix as a file that editors offer it from, and changes no code.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="PreconditionException">The fix cannot be stored so, or the file holds something else.</exception>
    /// <exception cref="TreeWriteException">The tree cannot be written; nothing was changed.</exception>
    public static string Suggest(FixResult result)
    {
        if (result.Suggestion is not { Fix: { } fix, ProjectFolder: { } folder })
        {
            throw new PreconditionException(
                $"The fix is confirmed and cannot be stored as a suggestion: {result.Suggestion?.Refusal}. Use --apply, or fix.patch in {result.RunFolder}.");
        }

        var file = SuggestionFile.For(fix, folder);
        TreeWriter.Write(result.Root, [file]);
        return file.Path;
    }
}
