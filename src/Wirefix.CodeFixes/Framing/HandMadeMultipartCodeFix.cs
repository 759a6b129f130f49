using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Framing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Fixes WIRE4002 where code reads: lets the framework parse a content type for its boundary, or takes the quotes off what is cut out, so
/// that what is no content type is treated as before; and takes the encoded file name first.
/// What writes by hand is left to people, because the request would be put together in another way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandMadeMultipartCodeFix)), Shared]
public sealed class HandMadeMultipartCodeFix : TextFixProvider
{
    // Of the diagnostic that asks for the quotes to be taken off what is cut out.
    private const string CutProperty = "cut";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.HandMadeMultipartId];

    /// <inheritdoc/>
    protected override string TitleAt(Diagnostic diagnostic) => (FaultOf(diagnostic), KeepsCut(diagnostic)) switch
    {
        (MultipartFault.FileNameOnly, _) => "Take the encoded file name first",
        (_, true) => "Take the quotes off the boundary",
        _ => "Let the framework parse the content type",
    };

    private protected override ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model)
    {
        var span = diagnostic.Location.SourceSpan;
        var edit = KeepsCut(diagnostic) ? MultipartEdit.Unquoted(root, span, model) : MultipartEdit.Of(root, span, FaultOf(diagnostic), model);
        return edit is { } change ? [change] : [];
    }

    private protected override Diagnostic? AlternativeTo(Diagnostic diagnostic) => FaultOf(diagnostic) == MultipartFault.BoundaryParsed
        ? Diagnostic.Create(
            diagnostic.Descriptor, diagnostic.Location, diagnostic.AdditionalLocations, diagnostic.Properties.SetItem(CutProperty, "kept"))
        : null;

    private static bool KeepsCut(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(CutProperty);

    private static MultipartFault? FaultOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(HandMadeMultipart.FaultProperty, out var name) && Enum.TryParse<MultipartFault>(name, out var fault) ? fault : null;
}
