using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Routes of controllers, by attributes and with their tokens; and the requests that Refit makes of such attributes.</summary>
internal sealed class ControllerPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"];

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.Attribute];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope)
    {
        var attribute = (AttributeSyntax)node;
        if (attribute.Parent?.Parent is not MethodDeclarationSyntax method)
            return [];

        var name = attribute.ShortName();
        if (Verbs.Contains(name) && attribute.FirstArgument() is { } address)
            return [Request($"{name.ToUpperInvariant()} {scope.TextOf(address)}", address)];
        return IsVerb(name) || (name == "Route" && !HasBareVerb(method)) ? Routes(attribute, method, scope) : [];
    }

    /// <summary>Whether a method serves a route of a controller.</summary>
    public static bool IsAction(MethodDeclarationSyntax method)
    {
        if (Attributes(method).Any(attribute => IsVerb(attribute.ShortName()) || attribute.ShortName() == "Route"))
            return true;
        return method.Modifiers.Any(SyntaxKind.PublicKeyword) &&
            method.Parent is ClassDeclarationSyntax type &&
            (type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal) ||
                Attributes(type).Any(attribute => attribute.ShortName() == "ApiController"));
    }

    private static FoundName Request(string endpoint, ExpressionSyntax address) =>
        new(endpoint, PlaceKind.RequestUri, address, PlaceDirection.Outbound);

    // [HttpGet, Route("orders")] is one route, told where the method is.
    private static bool HasBareVerb(MethodDeclarationSyntax method) =>
        Attributes(method).Any(attribute => IsVerb(attribute.ShortName()) && attribute.FirstArgument() is null);

    private static IEnumerable<FoundName> Routes(AttributeSyntax attribute, MethodDeclarationSyntax method, FileScope scope)
    {
        var verb = IsVerb(attribute.ShortName()) ? attribute.ShortName()["Http".Length..].ToUpperInvariant() : null;
        var own = attribute.FirstArgument() is { } template
            ? [scope.TextOf(template)]
            : Templates(Attributes(method), scope).DefaultIfEmpty("");
        var action = Without(method.Identifier.ValueText, "Async");
        var place = attribute.FirstArgument() ?? (SyntaxNode)attribute;
        return
            from end in own
            let path = Combined(action, end).Replace("[action]", action, StringComparison.OrdinalIgnoreCase)
            select new FoundName($"{verb} {path}".TrimStart(), PlaceKind.Route, place, PlaceDirection.Inbound);
    }

    private static IEnumerable<string> Templates(IEnumerable<AttributeSyntax> attributes, FileScope scope) =>
        attributes.Where(attribute => attribute.ShortName() == "Route" && attribute.FirstArgument() is not null)
            .Select(attribute => scope.TextOf(attribute.FirstArgument()!));

    // The controller's template may stand on a base class, and the controller's name be that of a derived one.
    private static string Combined(string action, string end) => end.StartsWith('/') || end.StartsWith("~/", StringComparison.Ordinal)
        ? end.TrimStart('~')
        : $"/{OpenText.To(ReferenceKind.ControllerRoute, action)}/{end}";

    private static string Without(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;

    private static bool IsVerb(string attribute) =>
        attribute.StartsWith("Http", StringComparison.Ordinal) && Verbs.Contains(attribute["Http".Length..]);

    private static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes);
}
