using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How a call reads JSON, where its names leave no doubt, so that the member that it stands in need not be bound.</summary>
internal static class NamedReading
{
    /// <summary>The reading; null where the names do not tell.</summary>
    public static JsonReading? Of(InvocationExpressionSyntax call, string name, SemanticModel model)
    {
        if (DefaultOf(call, name) is not { } reading)
            return null;

        var takesContent = name is not ("ReadFromJsonAsync" or "ReadFromJsonAsAsyncEnumerable");
        var settings = call.ArgumentList.Arguments.Skip(takesContent ? 1 : 0).Select(argument => argument.Expression)
            .Where(argument => !IsToken(argument)).ToArray();
        return settings switch
        {
            [] => reading,
            [ObjectCreationExpressionSyntax { Type: var type } made] when JsonSites.NameOf(type) == "JsonSerializerOptions" => OptionsReading.Of(made),
            [var options] => OuterScope.SymbolsOf(options, model).Take(2).ToArray() is [var symbol] ? OptionsReading.Of(symbol) : null,
            _ => null,
        };
    }

    private static JsonReading? DefaultOf(InvocationExpressionSyntax call, string name)
    {
        var receiver = JsonSites.NameOf((call.Expression as MemberAccessExpressionSyntax)?.Expression);
        return name switch
        {
            "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable" or "DeleteFromJsonAsync" => JsonReading.Web,
            "ReadFromJsonAsync" or "ReadFromJsonAsAsyncEnumerable" when receiver == "Content" => JsonReading.Web,
            "Deserialize" or "DeserializeAsync" or "DeserializeAsyncEnumerable" when receiver == "JsonSerializer" => JsonReading.Plain,
            _ => null,
        };
    }

    // Nobody gives such a name to options.
    private static bool IsToken(ExpressionSyntax argument) =>
        argument.IsKind(SyntaxKind.DefaultLiteralExpression)
        || (JsonSites.NameOf(argument) is { } name
            && (name is "ct" or "None" or "RequestAborted"
                || name.EndsWith("ancellation", StringComparison.Ordinal)
                || name.EndsWith("oken", StringComparison.Ordinal)));
}
