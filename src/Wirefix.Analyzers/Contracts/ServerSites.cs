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

        var verb = action.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name is "HttpPostAttribute" or "HttpPutAttribute" or "HttpPatchAttribute");
        return action.Parameters.Where(parameter => IsBody(parameter, verb is not null))
            .Select(parameter => (parameter.Type, verb is null ? null : AnchorOf(action, verb, parameter.Type)));
    }

    /// <summary>What a mapped handler reads.</summary>
    public static IEnumerable<(ITypeSymbol Type, Anchor? Anchor)> Read(InvocationExpressionSyntax map, SemanticModel model)
    {
        if (map.ArgumentList.Arguments is not [{ Expression: var pattern }, { Expression: var handler }, ..])
            return [];

        var parameters = handler switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Select(parameter => model.GetDeclaredSymbol(parameter)),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => Method(model.GetSymbolInfo(handler))?.Parameters ?? [],
            _ => [],
        };
        var method = JsonSites.NameOf(map.Expression)!.Substring("Map".Length).ToUpperInvariant();
        var route = RouteText.Of(pattern);
        return parameters.OfType<IParameterSymbol>().Where(parameter => IsBody(parameter, takesObjects: true))
            .Select(parameter => (parameter.Type, route is null ? null : Anchored(method, route, parameter.Type)));
    }

    private static IMethodSymbol? Method(SymbolInfo handler) => (handler.Symbol ?? handler.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;

    private static bool IsBody(IParameterSymbol parameter, bool takesObjects)
    {
        var source = parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name).FirstOrDefault(name => name?.StartsWith("From", StringComparison.Ordinal) == true);
        return source == "FromBodyAttribute" || (source is null && takesObjects && MemberTypes.Bottom(parameter.Type).Type is { TypeKind: TypeKind.Class or TypeKind.Struct });
    }

    private static Anchor? AnchorOf(IMethodSymbol action, AttributeData verb, ITypeSymbol body)
    {
        var holder = action.ContainingType;
        var prefix = holder.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "RouteAttribute")?.TextOf("Template") ?? "";
        var text = prefix + "/" + verb.TextOf("Template");
        var name = holder.Name.EndsWith("Controller", StringComparison.Ordinal) ? holder.Name.Substring(0, holder.Name.Length - "Controller".Length) : holder.Name;
        var method = verb.AttributeClass!.Name.Substring("Http".Length);
        return RouteText.Of(text.Replace("[controller]", name).Replace("[action]", action.Name)) is { } route
            ? Anchored(method.Substring(0, method.Length - "Attribute".Length), route, body)
            : null;
    }

    private static Anchor? Anchored(string method, PathTemplate route, ITypeSymbol body) =>
        MemberTypes.Bottom(body).Path is { } path ? new Anchor(FactDirection.In, method, route, "$" + path) : null;
}
