using System.Globalization;
using System.Runtime.CompilerServices;
using Wirefix.Agent.Context;
using Wirefix.Agent.Proposing;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>Has the gates judge what is submitted, at once, and records the evidence.</summary>
internal sealed class GatedSubmission(IApproval approval) : ISubmission
{
    // What was confirmed for another session is not for the tree of this one.
    private readonly ConditionalWeakTable<FixSession, Confirmed> _confirmed = [];

    /// <inheritdoc/>
    public async Task<string> SubmitAsync(FixSession session, Proposal proposal, bool apply, CancellationToken cancellationToken)
    {
        // What was confirmed and is to be written now needs no second trial.
        if (apply && _confirmed.TryGetValue(session, out var known) && known.Proposal.Edits.SequenceEqual(proposal.Edits))
            return await AppliedAsync(known.Result, cancellationToken).ConfigureAwait(false);

        var trial = await session.TryAsync(proposal, cancellationToken).ConfigureAwait(false);
        var rounds = new Rounds([.. session.Trials.Where(each => each == trial || !each.IsConfirmed)], null);
        var result = await session.RecordAsync(rounds, cancellationToken).ConfigureAwait(false);
        var gates = ContextText.Block(trial.Gates.Select(gate => session.InHome(gate.ToString())));
        if (!trial.IsConfirmed)
        {
            return ToolText.Of(
                $"Refused. The gates, up to the one that was not passed; try_edits() another fix and submit() it. Evidence: {result.RunFolder}", gates);
        }

        _confirmed.AddOrUpdate(session, new Confirmed(proposal, result));
        return $"{ToolText.Of($"Confirmed: {result.Evidence.Reason}.", gates)}\nEvidence: {result.RunFolder}\n"
            + $"Patch with the regression test: {Path.Combine(result.RunFolder, "fix.patch")}\n"
            + (apply
                ? await AppliedAsync(result, cancellationToken).ConfigureAwait(false)
                : "Nothing was written into the user's tree; submit(summary, apply: true) does so.");
    }

    private async Task<string> AppliedAsync(FixResult result, CancellationToken cancellationToken)
    {
        if (await approval.RefusalOfAsync(result, cancellationToken).ConfigureAwait(false) is { } refusal)
            return $"Nothing was written into the user's tree: {refusal}.";
        FixRun.Apply(result);
        return string.Create(CultureInfo.InvariantCulture, $"Written into the user's tree: {string.Join(", ", result.Evidence.ChangedFiles)}.");
    }

    private sealed record Confirmed(Proposal Proposal, FixResult Result);
}
