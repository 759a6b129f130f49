using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Planning;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.Replay.Measuring;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Fixing;

namespace Wirefix.Agent.Proposing;

/// <summary>
/// Applies the code fixes of the rules to the places that have to do with the finding, the most promising first, one for each proposal.
/// The rules know what the capture showed. Deterministic; needs no key and no network.
/// </summary>
public sealed class BuiltinAgent : IAgent
{
    /// <inheritdoc/>
    public string Name => "builtin";

    /// <inheritdoc/>
    public async Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken)
    {
        foreach (var candidate in await Candidate.FindAsync(task.Solution, task.Plan, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var (summary, changed) in FixesAsync(task, candidate.Reported, cancellationToken).ConfigureAwait(false))
            {
                var edits = await SolutionDiff.EditsAsync(task.Solution, changed, cancellationToken).ConfigureAwait(false);
                if (IsNew(task, edits) && await EditApplier.LeadsToAsync(task.Solution, edits, changed, cancellationToken).ConfigureAwait(false))
                    return new Proposal(Name, summary, edits) { Answers = candidate.Reported.Report };
            }
        }

        return null;
    }

    private static bool IsNew(AgentTask task, ImmutableArray<Edit> edits) =>
        !edits.IsEmpty && !task.Attempts.Any(attempt => attempt.Proposal.Edits.SequenceEqual(edits));

    private static async IAsyncEnumerable<(string Summary, Solution Changed)> FixesAsync(
        AgentTask task, ReportedDiagnostic reported, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reported.Diagnostic.Id == Rules.UnboundedFanOutId && LimitOf(task.Plan.Goal) is { } limit)
        {
            var bounded = await UnboundedFanOutCodeFix.BoundAsync(reported.Document, reported.Diagnostic, limit, cancellationToken).ConfigureAwait(false);
            yield return (
                $"{reported.Name} keeps at most {limit} calls in flight; order, exceptions and cancellation stay as they were.", bounded.Project.Solution);
            yield break;
        }

        foreach (var offer in await RuleFixes.OffersAsync(reported.Document, reported.Diagnostic, cancellationToken).ConfigureAwait(false))
        {
            yield return ($"{offer.Title}, in {reported.Name}.", await RuleFixes.ApplyAsync(task.Solution, offer, cancellationToken).ConfigureAwait(false));
        }
    }

    // What has to be reached is what the fix sets, where it is about calls in flight.
    private static int? LimitOf(MetricGoal goal) => goal.Name == PeakInFlight.MetricName ? Math.Max(1, (int)goal.Target) : null;
}
