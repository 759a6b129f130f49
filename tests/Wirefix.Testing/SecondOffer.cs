using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wirefix.Testing;

/// <summary>What a fix offers as the second choice at each place, as if it were the only one.</summary>
/// <typeparam name="TFix">The fix under test.</typeparam>
public sealed class SecondOffer<TFix> : CodeFixProvider
    where TFix : CodeFixProvider, new()
{
    private readonly TFix _fix = new();
    private string? _key;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => _fix.FixableDiagnosticIds;

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => _fix.GetFixAllProvider() is { } all ? new All(this, all) : null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var offers = new List<CodeAction>();
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(
            context.Document, context.Diagnostics[0], (action, _) => offers.Add(action), context.CancellationToken));
        if (offers.ElementAtOrDefault(1) is not { } second)
            return;
        _key = second.EquivalenceKey;
        context.RegisterCodeFix(second, context.Diagnostics);
    }

    // Without a key the first choice is meant, so that the key of the second is always given.
    private sealed class All(SecondOffer<TFix> offer, FixAllProvider all) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => all.GetSupportedFixAllScopes();

        public override Task<CodeAction?> GetFixAsync(FixAllContext context) => all.GetFixAsync(new FixAllContext(
            context.Document!, offer._fix, context.Scope, context.CodeActionEquivalenceKey ?? offer._key, context.DiagnosticIds,
            new Diagnostics(context), context.CancellationToken));
    }

    private sealed class Diagnostics(FixAllContext context) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => await context.GetAllDiagnosticsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => await context.GetDocumentDiagnosticsAsync(document);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => await context.GetProjectDiagnosticsAsync(project);
    }
}
