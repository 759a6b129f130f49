using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Calls that read a type from JSON: which type, how, and where the code names it, of which endpoint.</summary>
internal static class ReadSite
{
    /// <summary>The types that a call reads; none where the call is something else, or they are of another assembly.</summary>
    /// <param name="call">A call with one type argument.</param>
    /// <param name="model">The meaning of its file.</param>
    /// <param name="own">The names of reading methods that the code declares itself.</param>
    public static IEnumerable<(ITypeSymbol Type, TypeUse Use)> Of(InvocationExpressionSyntax call, SemanticModel model, ISet<string> own)
    {
        var name = JsonSites.NameOf(call.Expression)!;
        var written = OuterScope.TypeOf(JsonSites.TypeArguments(call)!.Arguments[0], model);
        if (written?.IsMadeOf(model.Compilation.Assembly) == false)
            return [];
        if (written is not null && !own.Contains(name) && NamedReading.Of(call, name, model) is { } named)
            return [(written, UseOf(call, name, written, named))];

        return model.GetSymbolInfo(call).Symbol is IMethodSymbol { TypeArguments: [var type] } method && ReadingOf(call, method, model) is { } reading
            ? [(type, UseOf(call, name, type, reading))]
            : [];
    }

    private static TypeUse UseOf(InvocationExpressionSyntax call, string name, ITypeSymbol type, JsonReading reading)
    {
        var use = new TypeUse(reading, name.IndexOf("FromJson", StringComparison.Ordinal) >= 0 || name == "ReadAsAsync" ? FactDirection.Out : null);
        return name.StartsWith("GetFromJson", StringComparison.Ordinal) && AnchorOf(call, type, name) is { } anchor ? use with { Anchors = [anchor] } : use;
    }

    private static JsonReading? ReadingOf(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        switch (method.ContainingType?.Name)
        {
            case "JsonConvert":
                return HasOne(call, model, "JsonSerializerSettings", "JsonConverter")
                    ? JsonReading.Newtonsoft with { Policy = NamePolicy.Unknown }
                    : JsonReading.Newtonsoft;
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

        if (given is BaseObjectCreationExpressionSyntax made)
            return OptionsReading.Of(made);
        return model.GetSymbolInfo(given).Symbol is { } symbol ? OptionsReading.Of(symbol) : JsonReading.Unseen;
    }

    private static bool IsContext(ExpressionSyntax argument, SemanticModel model) =>
        model.GetTypeInfo(argument).Type is INamedTypeSymbol type && OptionsReading.IsContext(type);

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
