using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Handlers that catch everything and let nothing on. A filter narrows one only where it asks what the exception is, and not what it is not.</summary>
internal static class Swallowing
{
    private static readonly string[] HandedOn = ["SetException", "TrySetException", "FromException"];

    /// <summary>Those that the new side has more than the old one.</summary>
    public static IEnumerable<Liberty> In(ChangedCode code)
    {
        var old = code.Before.SelectMany(HandlersIn).ToLookup(handler => handler.ToString());
        var @new = code.After.SelectMany(HandlersIn).ToList();
        return @new.Count <= old.Sum(same => same.Count())
            ? []
            : @new.GroupBy(handler => handler.ToString()).SelectMany(same => same.Skip(old[same.Key].Count()))
                .Select(handler => CodePart.At(handler, LibertyKind.Swallowing, "a catch-all that throws nothing"));
    }

    private static IEnumerable<CatchClauseSyntax> HandlersIn(CodePart part) =>
        part.Nodes().OfType<CatchClauseSyntax>().Where(handler => CatchesAll(handler, part.Model) && !LetsOn(handler, part.Model));

    private static bool CatchesAll(CatchClauseSyntax handler, SemanticModel model) =>
        (handler.Declaration is null || model.GetTypeInfo(handler.Declaration.Type).Type?.ToDisplayString() is "System.Exception" or "System.SystemException")
        && (handler.Filter is null || !Narrows(handler.Filter.FilterExpression, handler.Declaration, model));

    private static bool Narrows(ExpressionSyntax filter, CatchDeclarationSyntax? declaration, SemanticModel model) => filter.DescendantNodesAndSelf().Any(node =>
        !node.AncestorsAndSelf().TakeWhile(each => each != filter.Parent).Any(each => each.IsKind(SyntaxKind.NotPattern) || each.IsKind(SyntaxKind.LogicalNotExpression))
        && (IsNarrowType(node, model) || IsAskedOf(node, declaration)));

    private static bool IsNarrowType(SyntaxNode node, SemanticModel model) => node is TypeSyntax
        && model.GetSymbolInfo(node).Symbol is INamedTypeSymbol type && type.ToDisplayString() is not ("System.Exception" or "System.SystemException")
        && BasesOf(type).Any(each => each.ToDisplayString() == "System.Exception");

    private static bool IsAskedOf(SyntaxNode node, CatchDeclarationSyntax? declaration) =>
        node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax asked } && asked.Identifier.ValueText == declaration?.Identifier.ValueText;

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
            yield return each;
    }

    private static bool LetsOn(CatchClauseSyntax handler, SemanticModel model) =>
        model.AnalyzeControlFlow(handler.Block) is { Succeeded: true, EndPointIsReachable: false, ExitPoints.IsEmpty: true }
        || handler.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.GetSymbolInfo(call).Symbol is { } called && HandedOn.Contains(called.Name));
}
