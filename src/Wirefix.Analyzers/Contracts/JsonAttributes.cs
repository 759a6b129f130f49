using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The attributes by which types say how they are read, told by name and namespace.</summary>
internal static class JsonAttributes
{
    /// <summary>The attributes' short names that make a type one that JSON is read into.</summary>
    public static readonly IReadOnlyCollection<string> Marks = new HashSet<string>(StringComparer.Ordinal)
    {
        "JsonPropertyName", "JsonInclude", "JsonRequired", "JsonExtensionData", "JsonNumberHandling", "JsonProperty", "JsonObject",
    };

    /// <summary>The attribute of System.Text.Json of this name; null where the symbol has none.</summary>
    public static AttributeData? SystemText(this ISymbol symbol, string name) => Find(symbol, name, static space =>
        space is { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } });

    /// <summary>The attribute of Newtonsoft.Json of this name; null where the symbol has none.</summary>
    public static AttributeData? Newtonsoft(this ISymbol symbol, string name) => Find(symbol, name, static space =>
        space is { Name: "Json", ContainingNamespace.Name: "Newtonsoft" });

    /// <summary>The attribute of data contracts of this name; null where the symbol has none.</summary>
    public static AttributeData? DataContract(this ISymbol symbol, string name) => Find(symbol, name, static space =>
        space is { Name: "Serialization", ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "System" } });

    /// <summary>Whether either library has a converter set on the symbol.</summary>
    public static bool HasConverter(this ISymbol symbol) =>
        (symbol.SystemText("JsonConverterAttribute") ?? symbol.Newtonsoft("JsonConverterAttribute")) is not null;

    /// <summary>A text that an attribute is given, as its only argument or by name.</summary>
    public static string? TextOf(this AttributeData attribute, string property) => ValueOf(attribute, property) is string text
        ? text
        : attribute.ConstructorArguments is [{ Value: string argument }, ..] ? argument : null;

    /// <summary>What an attribute is given by name; null where it is not.</summary>
    public static object? ValueOf(this AttributeData attribute, string property) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value;

    private static AttributeData? Find(ISymbol symbol, string name, Func<INamespaceSymbol?, bool> isSpace)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && isSpace(type.ContainingNamespace))
                return attribute;
        }

        return null;
    }
}
