using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking;

/// <summary>A diagnostic of a rule in source, with the member or type that it is in.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Document">The document that it was reported in.</param>
/// <param name="Symbol">The innermost member or type that declares the place; null where none does.</param>
public sealed record ReportedDiagnostic(Diagnostic Diagnostic, Document Document, ISymbol? Symbol)
{
    /// <summary>The rule and the member.</summary>
    public RuleReport Report => new(Diagnostic.Id, Symbol is null ? "" : SymbolId.Of(Symbol) ?? "");

    /// <summary>The member for people: <c>Cart.AddAsync</c>.</summary>
    public string Name => Symbol switch
    {
        null => Document.Name,
        INamedTypeSymbol type => type.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"new {constructor.ContainingType.Name}",
        { Name: "<Main>$" } => $"{Symbol.ContainingType.Name} (top-level statements)",
        _ => $"{Symbol.ContainingType?.Name}.{Symbol.Name}",
    };

    /// <summary>What the rules report in the sources of a project, in source order.</summary>
    /// <param name="project">The project.</param>
    /// <param name="facts">The text of a file of wire facts; empty for none.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ImmutableArray<ReportedDiagnostic>> AllAsync(Project project, string facts, CancellationToken cancellationToken)
    {
        var reported = ImmutableArray.CreateBuilder<ReportedDiagnostic>();
        foreach (var diagnostic in await RuleRun.DiagnosticsAsync(project, facts, cancellationToken).ConfigureAwait(false))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is { } document and not SourceGeneratedDocument)
                reported.Add(new ReportedDiagnostic(diagnostic, document, await SymbolAsync(document, diagnostic, cancellationToken).ConfigureAwait(false)));
        }

        return reported.ToImmutable();
    }

    private static async Task<ISymbol?> SymbolAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf()
            .Select(node => node is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : node)
            .Select(node => MemberOf(model.GetDeclaredSymbol(node, cancellationToken)))
            .FirstOrDefault(symbol => symbol is not null);
    }

    // The parameter of a record is its property: what is done to the property's type would give the constructor another id.
    private static ISymbol? MemberOf(ISymbol? declared) => declared switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } } parameter =>
            record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.PropertyGet or MethodKind.PropertySet } => null,
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol or INamedTypeSymbol => declared,
        _ => null,
    };
}
