using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Routes of controllers, by attributes and with their tokens; and the requests that Refit makes of such attributes.</summary>
internal sealed class ControllerPlaces : IPlaceReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.Attribute, SyntaxKind.MethodDeclaration];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        MethodDeclarationSyntax method => IsUntold(method) ? [Untold(method, scope)] : [],
        AttributeSyntax { Parent.Parent: MethodDeclarationSyntax method } attribute => Read(attribute, method, scope),
        _ => [],
    };

    /// <summary>Whether a method serves a route of a controller.</summary>
    public static bool IsAction(MethodDeclarationSyntax method) => IsTold(method) || method.IsPublicAction();

    private static IEnumerable<FoundName> Read(AttributeSyntax attribute, MethodDeclarationSyntax method, FileScope scope)
    {
        var name = attribute.ShortName();
        if (RouteAttributes.Verbs.Contains(name) && attribute.FirstArgument() is { } address)
            return [Request($"{name.ToUpperInvariant()} {scope.TextOf(address)}", address)];
        return attribute.IsVerb() || (name == "Route" && !HasBareVerb(method)) ? Routes(attribute, method, scope) : [];
    }

    private static FoundName Request(string endpoint, ExpressionSyntax address) =>
        new(endpoint, PlaceKind.RequestUri, address, PlaceDirection.Outbound);

    private static bool IsTold(MethodDeclarationSyntax method) =>
        method.Attributes().Any(attribute => attribute.IsVerb() || attribute.ShortName() == "Route");

    // What overrides is an action where it is declared first.
    private static bool IsUntold(MethodDeclarationSyntax method) =>
        method.IsPublicAction() && !IsTold(method) && method.TypeParameterList is null && !RouteTokens.IsDisposal(method.Identifier.ValueText) &&
        !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !method.Modifiers.Any(SyntaxKind.StaticKeyword);

    // The controller's template alone, where there is one. Beside the method's name, at which it mentions itself.
    private static FoundName Untold(MethodDeclarationSyntax method, FileScope scope) =>
        new(Root(method.ActionName(scope)), PlaceKind.Route, method.ParameterList, PlaceDirection.Inbound);

    // [HttpGet, Route("orders")] is one route, told where the method is.
    private static bool HasBareVerb(MethodDeclarationSyntax method) =>
        method.Attributes().Any(attribute => attribute.IsVerb() && attribute.Template() is null);

    private static IEnumerable<FoundName> Routes(AttributeSyntax attribute, MethodDeclarationSyntax method, FileScope scope)
    {
        var own = attribute.Template() is { } template
            ? [scope.TextOf(template)]
            : Templates(method.Attributes(), scope).DefaultIfEmpty("");
        var action = method.ActionName(scope);
        var place = attribute.Template() ?? (SyntaxNode)attribute;
        return
            from verb in attribute.Methods(scope)
            from end in own
            let path = RouteTokens.WithAction(RouteTokens.Combine(Root(action), end), action)
            select new FoundName($"{verb} {path}".TrimStart(), PlaceKind.Route, place, PlaceDirection.Inbound);
    }

    private static IEnumerable<string> Templates(IEnumerable<AttributeSyntax> attributes, FileScope scope) =>
        attributes.Where(attribute => attribute.ShortName() == "Route").Select(attribute => attribute.Template()).OfType<ExpressionSyntax>()
            .Select(scope.TextOf);

    // The controller's template may stand on a base class, and the controller's name be that of a derived one.
    private static string Root(string action) => $"/{OpenText.To(ReferenceKind.ControllerRoute, action)}";
}
