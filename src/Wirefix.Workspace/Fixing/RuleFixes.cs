using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.CodeFixes.Contracts;
using Wirefix.CodeFixes.Encoding;
using Wirefix.CodeFixes.Framing;
using Wirefix.CodeFixes.Races;
using Wirefix.CodeFixes.Retries;
using Wirefix.CodeFixes.States;

namespace Wirefix.Workspace.Fixing;

/// <summary>The code fixes of the rules about faults, as editors offer them.</summary>
public static class RuleFixes
{
    /// <summary>The fixes, in the order of their rules' ids. What replays a fix that was proved before is none of them.</summary>
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        new UnboundedFanOutCodeFix(), new IgnoredRetryAfterCodeFix(), new LostUpdateCodeFix(), new UnboundFieldCodeFix(), new KindMismatchCodeFix(),
        new UnexpectedNullCodeFix(), new UnknownTokenCodeFix(), new MissingHeaderCodeFix(), new UrlEscapingCodeFix(), new StreamFramingCodeFix(),
        new HandMadeMultipartCodeFix(), new BufferContractCodeFix(), new StateTransitionCodeFix(),
    ];

    /// <summary>What is offered for a diagnostic, in the order in which it is offered.</summary>
    public static async Task<ImmutableArray<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var fix in All.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), cancellationToken);
            await fix.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        }

        return offers.ToImmutable();
    }

    /// <summary>The solution as an offer leaves it.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, CodeAction offer, CancellationToken cancellationToken)
    {
        var operations = await offer.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), cancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
