using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Reads attribute routes of controllers: <c>[Route]</c>, <c>[HttpGet]</c> and its kin, and their tokens.</summary>
internal static class ControllerRoutes
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    public static IEnumerable<Route> Read(CodeIndex index) =>
        from type in index.Types
        where !type.Symbol.IsAbstract && IsController(type.Symbol)
        from action in Actions(type.Symbol)
        let handler = index.Find(action)
        where handler is not null
        from route in Routes(type.Symbol, action, handler)
        select route;

    private static bool IsController(INamedTypeSymbol type) =>
        type.DerivesFrom(Mvc, "ControllerBase") || Attributes(type).Any(attribute => attribute.AttributeClass.Is(Mvc, "ApiControllerAttribute"));

    private static IEnumerable<IMethodSymbol> Actions(INamedTypeSymbol type) =>
        type.WithBases().SelectMany(each => each.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false });

    private static IEnumerable<Route> Routes(INamedTypeSymbol controller, IMethodSymbol action, CodeUnit handler)
    {
        var attributes = action.GetAttributes();
        var roots = Attributes(controller).Where(IsRoute).Select(Template).DefaultIfEmpty("").ToImmutableArray();
        var own = attributes.Where(IsRoute).Select(Template).ToImmutableArray();
        return
            from verb in attributes
            from method in Methods(verb)
            from root in roots
            from end in Template(verb) is { Length: > 0 } template ? [template] : own.DefaultIfEmpty("")
            let whole = Filled(Combine(root, end), controller, action)
            from path in UriTemplate.WithoutOptionals(whole)
            select new Route(method, UriTemplate.Template(path), handler, action.Locations[0]);
    }

    private static IEnumerable<string?> Methods(AttributeData verb)
    {
        if (!verb.AttributeClass.DerivesFrom($"{Mvc}.Routing", "HttpMethodAttribute"))
            return verb.AttributeClass.Is(Mvc, "AcceptVerbsAttribute") ? Verbs(verb) : [];

        return [verb.AttributeClass!.Name["Http".Length..].Replace("Attribute", "", StringComparison.Ordinal).ToUpperInvariant()];
    }

    private static IEnumerable<string?> Verbs(AttributeData verb) =>
        verb.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument])
            .Select(value => (value.Value as string)?.ToUpperInvariant());

    private static bool IsRoute(AttributeData attribute) => attribute.AttributeClass.Is(Mvc, "RouteAttribute");

    private static string Template(AttributeData attribute) =>
        attribute.AttributeClass.Is(Mvc, "AcceptVerbsAttribute")
            ? attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Route").Value.Value as string ?? ""
            : attribute.ConstructorArguments is [{ Value: string template }, ..] ? template : "";

    private static string Combine(string root, string end)
    {
        if (end.StartsWith('/') || end.StartsWith("~/", StringComparison.Ordinal))
            return end.TrimStart('~');

        return $"{root.TrimStart('~')}/{end}";
    }

    private static string Filled(string template, INamedTypeSymbol controller, IMethodSymbol action) => template
        .Replace("[controller]", Without(controller.Name, "Controller"), StringComparison.OrdinalIgnoreCase)
        .Replace("[action]", Without(action.Name, "Async"), StringComparison.OrdinalIgnoreCase);

    private static string Without(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type) => type.WithBases().SelectMany(each => each.GetAttributes());
}
