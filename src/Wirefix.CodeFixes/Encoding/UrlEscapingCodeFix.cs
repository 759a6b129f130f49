using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Encoding;

namespace Wirefix.CodeFixes.Encoding;

/// <summary>
/// Fixes WIRE3001: escapes a value once, with <see cref="Uri.EscapeDataString(string)"/>, or takes the call away that escapes or
/// decodes once too often. Nothing is offered where the result would not compile cleanly.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UrlEscapingCodeFix)), Shared]
public sealed class UrlEscapingCodeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UrlEscapingId];

    /// <inheritdoc/>
    protected override string TitleAt(Diagnostic diagnostic) => FaultOf(diagnostic) switch
    {
        UrlFault.FormEscaped => "Escape as a path is escaped",
        UrlFault.EscapedTwice => "Escape once",
        UrlFault.EscapedBefore => "Leave the escaping to the builder",
        UrlFault.DecodedTwice => "Decode once",
        _ => "Escape the value",
    };

    private protected override ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model) =>
        FaultOf(diagnostic) is { } fault ? UrlEdit.Of(root, diagnostic.Location.SourceSpan, fault, model) : [];

    private static UrlFault? FaultOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UrlEscaping.FixableProperty, out var fixable) && fixable is not null
        && diagnostic.Properties.TryGetValue(UrlEscaping.FaultProperty, out var name) && Enum.TryParse<UrlFault>(name, out var fault)
            ? fault
            : null;
}
