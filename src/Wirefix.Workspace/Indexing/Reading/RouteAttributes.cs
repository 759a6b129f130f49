using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>What the attributes of controllers and of their actions say of routes.</summary>
internal static class RouteAttributes
{
    /// <summary>The methods that have attributes of their own, as those are called.</summary>
    public static ImmutableHashSet<string> Verbs { get; } = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"];

    /// <summary>The attributes of a type or member.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(this MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes);

    /// <summary>Whether a type or member has an attribute of this name.</summary>
    public static bool Has(this MemberDeclarationSyntax member, string attribute) =>
        member.Attributes().Any(each => each.ShortName() == attribute);

    /// <summary>Whether an attribute says which methods an action answers.</summary>
    public static bool IsVerb(this AttributeSyntax attribute) =>
        attribute.ShortName() is var name && (name == "AcceptVerbs" || (name.StartsWith("Http", StringComparison.Ordinal) && Verbs.Contains(name["Http".Length..])));

    /// <summary>The methods in upper case that an attribute says; an empty text where it says none.</summary>
    public static IEnumerable<string> Methods(this AttributeSyntax attribute, FileScope scope)
    {
        if (!attribute.IsVerb())
            return [""];
        return attribute.ShortName() == "AcceptVerbs"
            ? Accepted(attribute, scope).DefaultIfEmpty("")
            : [attribute.ShortName()["Http".Length..].ToUpperInvariant()];
    }

    /// <summary>The template of a route that an attribute gives; null where it gives none.</summary>
    public static ExpressionSyntax? Template(this AttributeSyntax attribute) => attribute.ShortName() == "AcceptVerbs"
        ? attribute.Argument("Route")
        : attribute.FirstArgument() ?? attribute.Argument("template");

    /// <summary>The name of an action in routes: given by an attribute, else its own.</summary>
    public static string ActionName(this MethodDeclarationSyntax action, FileScope scope)
    {
        var given = action.Attributes().FirstOrDefault(attribute => attribute.ShortName() == "ActionName");
        if ((given?.FirstArgument() ?? given?.Argument("name")) is { } name && scope.TextOf(name) is var text && !text.Contains('{', StringComparison.Ordinal))
            return text;
        return RouteTokens.ActionOf(action.Identifier.ValueText);
    }

    /// <summary>Whether a method is an action without saying so: a public one of a controller.</summary>
    public static bool IsPublicAction(this MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Has("NonAction") && method.Parent is ClassDeclarationSyntax type && IsController(type);

    private static bool IsController(ClassDeclarationSyntax type) => !type.Has("NonController") &&
        (type.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal) || type.Has("ApiController"));

    private static IEnumerable<string> Accepted(AttributeSyntax attribute, FileScope scope) =>
        from argument in attribute.ArgumentList?.Arguments ?? []
        where argument.NameEquals is null
        from text in argument.Expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        where text.Literal() is not null
        select scope.TextOf(text).ToUpperInvariant();
}
