using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Checks of who asks, of which the changed code has fewer than before.</summary>
internal static class Guards
{
    private static readonly string[] Types =
    [
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
        var left = code.After.SelectMany(GuardsIn).ToLookup(guard => guard.Name);
        return code.Before.SelectMany(GuardsIn).GroupBy(guard => guard.Name)
            .SelectMany(same => same.Skip(left[same.Key].Count()))
            .Select(guard => CodePart.At(guard.Node, LibertyKind.Access, $"{guard.Name} is gone"));
    }

    private static IEnumerable<(string Name, SyntaxNode Node)> GuardsIn(CodePart part) => part.Nodes().OfType<SimpleNameSyntax>()
        .Where(node => part.Model.GetSymbolInfo(node).Symbol is IMethodSymbol method && IsGuard(method.ReducedFrom ?? method))
        .Select(node => (node.Identifier.ValueText, (SyntaxNode)node));

    private static bool IsGuard(IMethodSymbol method) =>
        Types.Contains(method.ContainingType.ToDisplayString()) || (method.Name == "RequireAuthorization" && method.ContainingType.ToDisplayString() == OfEndpoints);
}
