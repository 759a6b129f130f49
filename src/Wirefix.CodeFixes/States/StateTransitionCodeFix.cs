using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;

namespace Wirefix.CodeFixes.States;

/// <summary>
/// Fixes WIRE5001 where a write does not look at the current state: it is refused, as its siblings refuse, in the states that they or
/// the wire never leave so. Nothing is offered where these states or the refusal cannot be told.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateTransitionCodeFix)), Shared]
public sealed class StateTransitionCodeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.StateTransitionId];

    /// <inheritdoc/>
    protected override string TitleAt(Diagnostic diagnostic) => "Look at the current state first";

    private protected override ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model) =>
        GuardEdit.For(diagnostic, root, text);
}
