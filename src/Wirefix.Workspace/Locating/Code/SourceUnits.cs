using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>Cuts a project's documents into units.</summary>
internal static class SourceUnits
{
    /// <summary>The units of a project's documents, told as those of <paramref name="owner"/>, which stands for it.</summary>
    public static async Task<IReadOnlyList<CodeUnit>> ReadAsync(Project project, Project owner, CancellationToken ct)
    {
        var units = new List<CodeUnit>();
        foreach (var document in project.Documents)
        {
            var root = await document.GetSyntaxRootAsync(ct);
            var model = await document.GetSemanticModelAsync(ct);
            if (root is not null && model is not null)
                units.AddRange(Read(owner, root, model, ct));
        }

        return units;
    }

    private static IEnumerable<CodeUnit> Read(Project project, SyntaxNode root, SemanticModel model, CancellationToken ct) =>
        from node in root.DescendantNodesAndSelf(node => node is not StatementSyntax)
        from body in Body(node, model, ct)
        from unit in WithLocalFunctions(new CodeUnit(project, body.Symbol, body.Operation))
        select unit;

    private static IEnumerable<(ISymbol Symbol, IOperation Operation)> Body(SyntaxNode node, SemanticModel model, CancellationToken ct)
    {
        var (declaration, body) = Parts(node);
        if (declaration is null || body is null)
            yield break;
        if (model.GetDeclaredSymbol(declaration, ct) is { } symbol && model.GetOperation(body, ct) is { } operation)
            yield return (Runs(symbol, node), operation);
    }

    private static (SyntaxNode? Declaration, SyntaxNode? Body) Parts(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit when unit.Members.Any(member => member is GlobalStatementSyntax) => (unit, unit),
        BaseMethodDeclarationSyntax method => (method, method),
        AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } => (node, node),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax } => (node.Parent, node),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } =>
            (node.Parent, node),
        _ => (null, null),
    };

    // What runs when an expression-bodied property is read is its getter.
    private static ISymbol Runs(ISymbol symbol, SyntaxNode node) =>
        node is ArrowExpressionClauseSyntax && symbol is IPropertySymbol { GetMethod: { } getter } ? getter : symbol;

    private static IEnumerable<CodeUnit> WithLocalFunctions(CodeUnit unit)
    {
        var functions = unit.Root.Descendants().OfType<ILocalFunctionOperation>();
        return functions.Select(function => new CodeUnit(unit.Project, function.Symbol, function)).Prepend(unit);
    }
}
