using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Calls that read a type from JSON: which type, how, and where the code names it, of which endpoint.</summary>
internal static class ReadSite
{
    /// <summary>The types that a call reads; none where the call is something else.</summary>
    public static IEnumerable<(ITypeSymbol Type, TypeUse Use)> Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        var name = JsonSites.NameOf(call.Expression)!;
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { TypeArguments: [var type] } method || ReadingOf(call, method, model) is not { } reading)
            return [];

        var use = new TypeUse(reading, name.IndexOf("FromJson", StringComparison.Ordinal) >= 0 || name == "ReadAsAsync" ? FactDirection.Out : null);
        return [(type, name.StartsWith("GetFromJson", StringComparison.Ordinal) && AnchorOf(call, type, name) is { } anchor ? use with { Anchors = [anchor] } : use)];
    }

    private static JsonReading? ReadingOf(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        switch (method.ContainingType?.Name)
        {
            case "JsonConvert":
                return HasOne(call, model, "JsonSerializerSettings", "JsonConverter") ? JsonReading.Newtonsoft with { Policy = NamePolicy.Unknown } : JsonReading.Newtonsoft;
            case "JsonSerializer" or "HttpClientJsonExtensions" or "HttpContentJsonExtensions" or "HttpRequestJsonExtensions":
                return SystemTextReading(call, method, model);
            case "HttpContentExtensions":
                return JsonReading.Newtonsoft with { Policy = NamePolicy.Unknown };
            default:
                return null;
        }
    }

    private static JsonReading SystemTextReading(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        var given = call.ArgumentList.Arguments.Select(argument => argument.Expression)
            .FirstOrDefault(argument => model.GetTypeInfo(argument).Type?.Name is "JsonSerializerOptions" or "JsonTypeInfo" || IsContext(argument, model));
        if (given is null)
        {
            return method.ContainingType.Name switch
            {
                "JsonSerializer" => JsonReading.Plain,
                "HttpRequestJsonExtensions" => JsonReading.Unseen,
                _ => JsonReading.Web,
            };
        }

        if (model.GetTypeInfo(given).Type?.Name == "JsonSerializerOptions")
            return OptionsReading.Of(given, model);
        return given is MemberAccessExpressionSyntax && model.GetSymbolInfo(given).Symbol is IPropertySymbol { ContainingType: var context } && InheritsContext(context)
            ? OptionsReading.Of(context)
            : JsonReading.Unseen;
    }

    private static bool IsContext(ExpressionSyntax argument, SemanticModel model) => model.GetTypeInfo(argument).Type is INamedTypeSymbol type && InheritsContext(type);

    private static bool InheritsContext(INamedTypeSymbol type) => type.BaseType?.Name == "JsonSerializerContext";

    private static bool HasOne(InvocationExpressionSyntax call, SemanticModel model, params string[] types) =>
        call.ArgumentList.Arguments.Skip(1).Any(argument => types.Contains(model.GetTypeInfo(argument.Expression).Type?.Name));

    private static Anchor? AnchorOf(InvocationExpressionSyntax call, ITypeSymbol type, string name)
    {
        var path = (name.EndsWith("Enumerable", StringComparison.Ordinal) ? "[*]" : "") + MemberTypes.Bottom(type).Path;
        return MemberTypes.Bottom(type).Path is not null && call.ArgumentList.Arguments is [{ Expression: var url }, ..] && RouteText.Of(url) is { } route
            ? new Anchor(FactDirection.Out, "GET", route, "$" + path)
            : null;
    }
}
