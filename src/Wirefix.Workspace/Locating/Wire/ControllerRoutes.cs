using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>
/// Reads the routes of controllers: <c>[Route]</c>, <c>[HttpGet]</c> and its kin, their tokens, and public methods without an attribute below
/// the template of their controller.
/// </summary>
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

    private static bool IsController(INamedTypeSymbol type)
    {
        var attributes = type.WithBases().SelectMany(each => each.GetAttributes()).ToArray();
        return !attributes.Any(attribute => attribute.AttributeClass.Is(Mvc, "NonControllerAttribute")) &&
            (type.Name.EndsWith("Controller", StringComparison.Ordinal) ||
                type.DerivesFrom(Mvc, "ControllerBase") ||
                attributes.Any(attribute => attribute.AttributeClass.DerivesFrom(Mvc, "ControllerAttribute")));
    }

    private static IEnumerable<IMethodSymbol> Actions(INamedTypeSymbol type) =>
        type.WithBases().SelectMany(each => each.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false })
            .Where(method => !method.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Mvc, "NonActionAttribute")));

    private static IEnumerable<Route> Routes(INamedTypeSymbol controller, IMethodSymbol action, CodeUnit handler)
    {
        var attributes = action.GetAttributes();
        ImmutableArray<string> roots = [.. Nearest(controller, "RouteAttribute").Select(Template)];
        ImmutableArray<string> own = [.. attributes.Where(IsRoute).Select(Template)];
        return
            from told in attributes.Any(IsVerb) ? Told(attributes, own) : Untold(action, own, roots)
            from root in roots.DefaultIfEmpty("")
            let whole = Filled(RouteTokens.Combine(root, told.Template), controller, action)
            from path in UriTemplate.WithoutOptionals(whole)
            select new Route(told.Method, UriTemplate.Template(path), handler, action.Locations[0]);
    }

    private static IEnumerable<(string? Method, string Template)> Told(ImmutableArray<AttributeData> attributes, ImmutableArray<string> own) =>
        from verb in attributes
        from method in Methods(verb)
        from end in Template(verb) is { Length: > 0 } template ? [template] : own.DefaultIfEmpty("")
        select (method, end);

    // Without a template of its own an action has a route only where its controller does; what overrides is one where it is declared first.
    private static IEnumerable<(string? Method, string Template)> Untold(IMethodSymbol action, ImmutableArray<string> own, ImmutableArray<string> roots)
    {
        if (!own.IsEmpty)
            return own.Select(template => ((string?)null, template));
        return roots.IsEmpty || action.IsOverride || action.IsGenericMethod || RouteTokens.IsDisposal(action.Name) ? [] : [(null, "")];
    }

    private static bool IsVerb(AttributeData attribute) =>
        attribute.AttributeClass.DerivesFrom($"{Mvc}.Routing", "HttpMethodAttribute") || attribute.AttributeClass.Is(Mvc, "AcceptVerbsAttribute");

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
            : Text(attribute) ?? "";

    private static string? Text(AttributeData? attribute) => attribute?.ConstructorArguments is [{ Value: string text }, ..] ? text : null;

    private static string Filled(string template, INamedTypeSymbol controller, IMethodSymbol action)
    {
        var area = Text(Nearest(controller, "AreaAttribute").FirstOrDefault()) ?? "";
        var given = Text(action.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(Mvc, "ActionNameAttribute")));
        var named = RouteTokens.WithAction(RouteTokens.WithController(template, controller.Name), given ?? RouteTokens.ActionOf(action.Name));
        return RouteTokens.WithArea(named, area);
    }

    // The nearest class that has the attribute says it.
    private static IEnumerable<AttributeData> Nearest(INamedTypeSymbol controller, string attribute) => controller.WithBases()
        .Select(type => type.GetAttributes().Where(each => each.AttributeClass.Is(Mvc, attribute)).ToArray())
        .FirstOrDefault(found => found.Length > 0) ?? [];
}
