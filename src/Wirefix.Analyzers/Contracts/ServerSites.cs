using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>What handlers of requests read as their body, and of which endpoint.</summary>
internal static class ServerSites
{
    /// <summary>What the action of a controller reads.</summary>
    public static IEnumerable<(ITypeSymbol Type, Anchor? Anchor)> Read(IMethodSymbol action)
    {
        if (action.DeclaredAccessibility != Accessibility.Public || action.MethodKind != MethodKind.Ordinary)
            return [];

        var verb = action.GetAttributes().FirstOrDefault(
            attribute => attribute.AttributeClass?.Name is "HttpPostAttribute" or "HttpPutAttribute" or "HttpPatchAttribute");
        return action.Parameters.Where(parameter => IsBody(parameter.Type, SourceOf(parameter), verb is not null))
            .Select(parameter => (parameter.Type, verb is null ? null : AnchorOf(action, verb, parameter.Type)));
    }

    /// <summary>What a mapped handler reads.</summary>
    public static IEnumerable<(ITypeSymbol Type, Anchor? Anchor)> Read(InvocationExpressionSyntax map, SemanticModel model)
    {
        if (map.ArgumentList.Arguments is not [{ Expression: var pattern }, { Expression: var handler }, ..])
            return [];

        var method = JsonSites.NameOf(map.Expression)!.Substring("Map".Length).ToUpperInvariant();
        var route = RouteText.Of(pattern);
        return Bodies(handler, model).Select(type => (type, route is null ? null : Anchored(method, route, type)));
    }

    private static IEnumerable<ITypeSymbol> Bodies(ExpressionSyntax handler, SemanticModel model) => handler switch
    {
        ParenthesizedLambdaExpressionSyntax lambda =>
            from parameter in lambda.ParameterList.Parameters
            let type = parameter.Type is null ? null : OuterScope.TypeOf(parameter.Type, model)
            where type is not null && IsBody(type, SourceOf(parameter), takesObjects: true)
            select type,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => MethodOf(handler, model)?.Parameters
            .Where(parameter => IsBody(parameter.Type, SourceOf(parameter), takesObjects: true)).Select(parameter => parameter.Type) ?? [],
        _ => [],
    };

    private static IMethodSymbol? MethodOf(ExpressionSyntax handler, SemanticModel model) =>
        OuterScope.SymbolsOf(handler, model).OfType<IMethodSymbol>().FirstOrDefault() ?? BoundMethod(model.GetSymbolInfo(handler));

    private static IMethodSymbol? BoundMethod(SymbolInfo handler) => (handler.Symbol ?? handler.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;

    // What a parameter comes from: the attribute that says so.
    private static string? SourceOf(IParameterSymbol parameter) =>
        parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name)
            .FirstOrDefault(name => name?.StartsWith("From", StringComparison.Ordinal) == true);

    private static string? SourceOf(ParameterSyntax parameter) =>
        parameter.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => JsonSites.NameOf(attribute.Name))
            .FirstOrDefault(name => name?.StartsWith("From", StringComparison.Ordinal) == true);

    private static bool IsBody(ITypeSymbol type, string? source, bool takesObjects) =>
        source is "FromBody" or "FromBodyAttribute"
        || (source is null && takesObjects && MemberTypes.Bottom(type).Type is { TypeKind: TypeKind.Class or TypeKind.Struct });

    private static Anchor? AnchorOf(IMethodSymbol action, AttributeData verb, ITypeSymbol body)
    {
        var holder = action.ContainingType;
        var prefix = holder.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "RouteAttribute")?.TextOf("Template") ?? "";
        var own = verb.TextOf("Template") ?? "";
        var text = own.StartsWith("/", StringComparison.Ordinal) || own.StartsWith("~/", StringComparison.Ordinal) ? own.TrimStart('~') : $"{prefix}/{own}";
        var name = holder.Name.EndsWith("Controller", StringComparison.Ordinal)
            ? holder.Name.Substring(0, holder.Name.Length - "Controller".Length)
            : holder.Name;
        var method = verb.AttributeClass!.Name.Substring("Http".Length);
        return RouteText.Of(text.Replace("[controller]", name).Replace("[action]", action.Name)) is { } route
            ? Anchored(method.Substring(0, method.Length - "Attribute".Length), route, body)
            : null;
    }

    private static Anchor? Anchored(string method, PathTemplate route, ITypeSymbol body) =>
        MemberTypes.Bottom(body).Path is { } path ? new Anchor(FactDirection.In, method, route, "$" + path) : null;
}
