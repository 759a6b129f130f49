using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Framing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Fixes WIRE4002 where code reads: lets the framework parse a content type for its boundary, and takes the encoded file name first.
/// What writes by hand is left to people, because the request would be put together in another way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandMadeMultipartCodeFix)), Shared]
public sealed class HandMadeMultipartCodeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.HandMadeMultipartId];

    /// <inheritdoc/>
    protected override string TitleAt(Diagnostic diagnostic) =>
        FaultOf(diagnostic) == MultipartFault.FileNameOnly ? "Take the encoded file name first" : "Let the framework parse the content type";

    private protected override ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model) =>
        MultipartEdit.Of(root, diagnostic.Location.SourceSpan, FaultOf(diagnostic), model) is { } edit ? [edit] : [];

    private static MultipartFault? FaultOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(HandMadeMultipart.FaultProperty, out var name) && Enum.TryParse<MultipartFault>(name, out var fault) ? fault : null;
}
