using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Contracts;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>
/// Fixes WIRE2002: the member gets the type that takes every value that was seen, or reads numbers from texts. Nothing is offered where
/// code that uses the member would not compile as cleanly as before.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KindMismatchCodeFix)), Shared]
public sealed class KindMismatchCodeFix : ContractCodeFix
{
    private const string JsonSpace = "System.Text.Json.Serialization";
    private const string ListSpace = "System.Collections.Generic";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.KindMismatchId];

    // A list or an element in place of the other is a new type, too.
    private protected override string KeyAt(Diagnostic diagnostic) =>
        $"{nameof(KindMismatchCodeFix)}.{(RemedyOf(diagnostic) == nameof(RemedyKind.NumberTexts) ? RemedyKind.NumberTexts : RemedyKind.Type)}";

    private protected override async Task<ContractEdit?> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (RemedyOf(diagnostic) is not { } remedy
            || await MemberSyntax.AtAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not { Type: { } type } member)
        {
            return null;
        }

        return remedy switch
        {
            nameof(RemedyKind.Type) => Retype(member, type, Short(member, diagnostic.Properties[KindMismatch.TypeProperty]!)),
            nameof(RemedyKind.List) => Retype(member, type, member.Sees(ListSpace, "List") ? $"List<{type}>" : $"{ListSpace}.List<{type}>"),
            nameof(RemedyKind.Element) => ElementOf(type) is { } element ? Retype(member, type, element.ToString()) : null,
            nameof(RemedyKind.NumberTexts) => ReadTexts(member),
            _ => null,
        };
    }

    private static ContractEdit Retype(MemberSyntax member, TypeSyntax type, string name) =>
        new($"Make '{member.Name}' {name}", [new TextChange(type.Span, name)]) { Name = member.Name };

    private static ContractEdit? ReadTexts(MemberSyntax member) => !member.Has(JsonSpace + ".JsonNumberHandlingAttribute") ? null : new ContractEdit(
        $"Let '{member.Name}' be read from a text",
        [member.Attribute("JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)")])
    {
        Namespace = member.Sees(JsonSpace, "JsonNumberHandlingAttribute") ? null : JsonSpace,
    };

    private static string? RemedyOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(KindMismatch.RemedyProperty, out var remedy) ? remedy : null;

    private static string Short(MemberSyntax member, string type)
    {
        const string system = "System.";
        return type.StartsWith(system, StringComparison.Ordinal) && type.Substring(system.Length) is var bare && member.Sees("System", bare) ? bare : type;
    }

    private static TypeSyntax? ElementOf(TypeSyntax type) => type switch
    {
        ArrayTypeSyntax { RankSpecifiers: { Count: 1 } } array => array.ElementType,
        GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0],
        _ => null,
    };
}
