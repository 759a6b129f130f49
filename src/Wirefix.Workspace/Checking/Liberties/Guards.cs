using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// Checks of who asks, of which what they guard has fewer than before. One is the same with the same arguments and for the same route or member;
/// it may move only with its route, or to a member that has come in place of its own.
/// </summary>
internal static class Guards
{
    private static readonly string[] Types =
    [
        "Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder",
        "Microsoft.AspNetCore.Authorization.AuthorizeAttribute",
        "Microsoft.AspNetCore.Authorization.IAuthorizationService",
        "Microsoft.AspNetCore.Authorization.AuthorizationServiceExtensions",
        "Microsoft.AspNetCore.Builder.AuthorizationAppBuilderExtensions",
        "Microsoft.AspNetCore.Builder.AuthAppBuilderExtensions",
        "Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute",
    ];

    private const string OfEndpoints = "Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions";

    /// <summary>Those that are gone, each at the line where it was.</summary>
    public static IEnumerable<Liberty> In(ChangedCode code)
    {
        var old = code.Before.SelectMany(GuardsIn).ToList();
        var left = code.After.SelectMany(GuardsIn).ToList();
        var oldOwners = OwnersIn(code.Files.Select(file => file.Before).OfType<SemanticModel>());
        var newOwners = OwnersIn(code.Files.Select(file => file.After));
        foreach (var guard in old)
        {
            var now = left.Find(each => each.Text == guard.Text && each.Owner == guard.Owner)
                ?? left.Find(each => each.Text == guard.Text && each.OwnerName == guard.OwnerName
                    && !newOwners.Contains(guard.Owner) && !oldOwners.Contains(each.Owner));
            if (now is null)
                yield return CodePart.At(guard.Node, LibertyKind.Access, $"{guard.Name} is gone");
            else
                left.Remove(now);
        }
    }

    private static HashSet<string> OwnersIn(IEnumerable<SemanticModel> models) =>
    [
        .. from model in models
           from node in model.SyntaxTree.GetRoot().DescendantNodes().Where(ChangedCode.IsPart)
           select OwnerOf(node, model).Id,
    ];

    private static IEnumerable<Guard> GuardsIn(CodePart part) => part.Nodes().OfType<SimpleNameSyntax>()
        .Where(node => part.Model.GetSymbolInfo(node).Symbol is IMethodSymbol method && IsGuard(method.ReducedFrom ?? method))
        .Select(node => GuardOf(node, part.Model));

    private static Guard GuardOf(SimpleNameSyntax name, SemanticModel model)
    {
        SyntaxNode place = name.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? attribute : name;
        SyntaxNode? arguments = place is AttributeSyntax { ArgumentList: var given }
            ? given
            : name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span.Contains(name.Span))?.ArgumentList;
        var text = $"{name.Identifier.ValueText}{string.Join(' ', arguments?.DescendantTokens().Select(token => token.Text) ?? [])}";
        var (id, owner) = OwnerOf(place.FirstAncestorOrSelf<SyntaxNode>(ChangedCode.IsPart), model);
        var route = string.Join('.', RoutesOf(place, model));
        return route.Length > 0
            ? new Guard(name.Identifier.ValueText, text, route, route, name)
            : new Guard(name.Identifier.ValueText, text, id, owner, name);
    }

    private static (string Id, string Name) OwnerOf(SyntaxNode? part, SemanticModel model)
    {
        var declared = part is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : part;
        return declared is null or GlobalStatementSyntax || model.GetDeclaredSymbol(declared) is not { } symbol
            ? ("", "")
            : (SymbolId.Of(symbol) ?? symbol.ToDisplayString(), symbol.Name);
    }

    // The calls with a constant text in the chain that a guard stands in, or around the function whose attribute it is: MapGet("/orders").
    private static IEnumerable<string> RoutesOf(SyntaxNode place, SemanticModel model) =>
        from call in place.Ancestors().TakeWhile(each => !ChangedCode.IsPart(each) || each is GlobalStatementSyntax).SelectMany(Chained).Distinct()
        let route = call.ArgumentList.Arguments.FirstOrDefault()?.Expression
        where route is not null && model.GetConstantValue(route) is { HasValue: true, Value: string }
        let method = model.GetSymbolInfo(call).Symbol
        where method is not null && method.Name.StartsWith("Map", StringComparison.Ordinal)
        select $"{method.Name}({model.GetConstantValue(route).Value})";

    private static IEnumerable<InvocationExpressionSyntax> Chained(SyntaxNode node)
    {
        while (node is InvocationExpressionSyntax call)
        {
            yield return call;
            if (call.Expression is not MemberAccessExpressionSyntax { Expression: var before })
                yield break;
            node = before;
        }
    }

    private static bool IsGuard(IMethodSymbol method) => Types.Contains(method.ContainingType.ToDisplayString())
        || (method.Name is "IsInRole" or "HasClaim" && method.ContainingNamespace.ToDisplayString() is "System.Security.Claims" or "System.Security.Principal")
        || (method.Name == "RequireAuthorization" && method.ContainingType.ToDisplayString() == OfEndpoints);

    private sealed record Guard(string Name, string Text, string Owner, string OwnerName, SyntaxNode Node);
}
