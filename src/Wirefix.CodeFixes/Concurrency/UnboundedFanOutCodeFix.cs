using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>
/// Fixes WIRE1001: every call waits at a semaphore for its turn. Results, their order, exceptions and cancellation
/// stay as they were. Nothing is offered where that cannot be had, or where the result would not compile cleanly.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedFanOutCodeFix)), Shared]
public sealed class UnboundedFanOutCodeFix : DocumentFix
{
    private const string LimitOption = "wirefix.max_in_flight";
    private const int DefaultLimit = 10;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UnboundedFanOutId];

    /// <summary>Bounds one reported fan-out.</summary>
    /// <param name="document">The document that the diagnostic was reported in.</param>
    /// <param name="diagnostic">A WIRE1001 diagnostic for this version of the document.</param>
    /// <param name="limit">How many calls may be in flight at once; at least 1.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The changed document, or the same instance where the fan-out cannot be bounded safely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public static Task<Document> BoundAsync(Document document, Diagnostic diagnostic, int limit, CancellationToken cancellationToken) =>
        BoundAllAsync(document, [diagnostic], limit, cancellationToken);

    private protected override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var limit = await LimitAsync(document, cancellationToken).ConfigureAwait(false);
        var bounded = await BoundAllAsync(document, diagnostics, limit, cancellationToken).ConfigureAwait(false);
        return bounded == document
            ? null
            : new FixedDocument(bounded, string.Format(CultureInfo.InvariantCulture, "Keep at most {0} calls in flight", limit));
    }

    private static async Task<Document> BoundAllAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, int limit, CancellationToken cancellationToken)
    {
        if (limit < 1)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "At least one call has to be in flight.");

        // Each fix is made on the result of those before it, so that names and usings are chosen once.
        var open = new Queue<FanOutTarget>(diagnostics.Select(FanOutTarget.From).OfType<FanOutTarget>().OrderBy(target => target.WhenAll.Start));
        while (open.Count > 0)
        {
            var (bounded, steps) = await FanOutFix.ApplyAsync(document, open.Dequeue(), limit, cancellationToken).ConfigureAwait(false);
            document = bounded;
            open = new Queue<FanOutTarget>(open.Select(target => steps.Aggregate(target, (moved, changes) => moved.After(changes))));
        }

        return document;
    }

    private static async Task<int> LimitAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        return tree is not null
            && document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(LimitOption, out var value)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : DefaultLimit;
    }
}
