using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Framing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Fixes WIRE4003 where one way is right: a pipe is told what was examined, a read goes on until what is parsed is there.
/// Memory that is used after it was given back, and parts of messages, need a decision; nothing is offered there.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BufferContractCodeFix)), Shared]
public sealed class BufferContractCodeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.BufferContractId];

    /// <inheritdoc/>
    protected override string TitleAt(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(PipeAdvance.ArgumentsProperty)
        ? "Tell the pipe that all of the buffer was examined"
        : "Read until the bytes that are parsed are there";

    private protected override ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model) =>
        BufferEdits.For(diagnostic, root);
}
