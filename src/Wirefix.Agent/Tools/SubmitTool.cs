using System.ComponentModel;

namespace Wirefix.Agent.Tools;

/// <summary><c>submit</c>: a proposal for the gates.</summary>
internal sealed class SubmitTool(ISessionSource source, Draft draft, ISubmission submission)
{
    [Description("Submits a fix. Gates judge it: it compiles without a new warning, the rules are silent, the regression test passes, existing tests and "
        + "healthy traffic stay as they were, the metric reaches its target. Without edits, submits those given last.")]
    public async Task<string> AnswerAsync(
        [Description("What the fix does, in one sentence for a reviewer.")] string summary,
        [Description("As in try_edits.")] EditArgument[]? edits = null,
        [Description("As in try_edits.")] string? patch = null,
        [Description("Write the confirmed fix and its test into the user's tree.")] bool apply = false,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(summary))
            throw new ToolException("summary expects one sentence for a reviewer, found an empty text.");
        var session = await source.ReproducedAsync(cancellationToken).ConfigureAwait(false);
        if (session.Unfit is { } why)
            throw new ToolException($"no fix can be confirmed: {why}");
        var proposal = await draft.ReadAsync(session, edits, patch, cancellationToken).ConfigureAwait(false);
        return await submission.SubmitAsync(session, proposal with { Summary = summary.Trim() }, apply, cancellationToken).ConfigureAwait(false);
    }
}
