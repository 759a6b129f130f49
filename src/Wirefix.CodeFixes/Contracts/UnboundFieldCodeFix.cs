using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Rename;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Contracts;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>Fixes WIRE2001: the member takes the field's name by attribute; or is renamed, where the naming policy then gives the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundFieldCodeFix)), Shared]
public sealed class UnboundFieldCodeFix : ContractCodeFix
{
    private const string RenameKey = nameof(UnboundFieldCodeFix) + ".Rename";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UnboundFieldId];

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await base.RegisterCodeFixesAsync(context).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UnboundField.RenameProperty, out var name) && name is not null
                && await SymbolAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } symbol
                && symbol.ContainingType.GetMembers(name).IsEmpty)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Rename '{symbol.Name}' to '{name}'",
                        token => RenameAsync(context.Document, symbol, name, token), RenameKey),
                    diagnostic);
            }
        }
    }

    private protected override async Task<ContractEdit?> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(ContractRule.FieldProperty, out var field) || field is null
            || await MemberSyntax.AtAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return null;
        }

        var isNewtonsoft = diagnostic.Properties[ContractRule.LibraryProperty] == nameof(JsonLibrary.Newtonsoft);
        var (space, name) = isNewtonsoft ? ("Newtonsoft.Json", "JsonProperty") : ("System.Text.Json.Serialization", "JsonPropertyName");
        var literal = SymbolDisplay.FormatLiteral(field, quote: true);
        var title = $"Read '{member.Name}' from '{field}'";
        if (member.ArgumentOf(name) is { } argument)
            return new ContractEdit(title, [new TextChange(argument.Span, literal)]);
        if (member.HasAttribute(name) || !member.Has($"{space}.{name}Attribute"))
            return null;

        return new ContractEdit(title, [member.Attribute($"{name}({literal})")])
        {
            Namespace = member.Sees(space, name + "Attribute") ? null : space,
        };
    }

    private static async Task<ISymbol?> SymbolAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var node = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.FindNode(diagnostic.Location.SourceSpan);
        var symbol = model!.GetDeclaredSymbol(node, cancellationToken);
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { ContainingType: { IsRecord: true } record } }
            ? record.GetMembers(symbol.Name).FirstOrDefault()
            : symbol;
    }

    private static Task<Solution> RenameAsync(Document document, ISymbol symbol, string name, CancellationToken cancellationToken) =>
        Renamer.RenameSymbolAsync(document.Project.Solution, symbol, default(SymbolRenameOptions), name, cancellationToken);
}
