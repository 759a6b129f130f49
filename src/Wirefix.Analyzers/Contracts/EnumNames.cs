using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Which texts an enum is read from.</summary>
internal static class EnumNames
{
    /// <summary>Whether a text is read as one of the enum's members.</summary>
    /// <param name="type">The enum.</param>
    /// <param name="token">The text.</param>
    /// <param name="plain">The library that reads the names as they stand in the code; else any usual policy may be in force.</param>
    public static bool Reads(INamedTypeSymbol type, string token, JsonLibrary plain) =>
        int.TryParse(token, out _) || Fields(type).Any(field => IsName(field, token, plain))
            || (plain == JsonLibrary.Unknown && Corresponding(type, token, plain) is not null);

    /// <summary>The member without a wire name of its own whose name is the text under some usual policy; null where there is none.</summary>
    public static IFieldSymbol? Corresponding(INamedTypeSymbol type, string token, JsonLibrary plain) =>
        Fields(type).FirstOrDefault(field => WireNames(field, plain).Length == 0 && NameKey.Of(field.Name) == NameKey.Of(token));

    /// <summary>The member that a text is read as, by its own name on the wire or by any usual policy; null where there is none.</summary>
    public static IFieldSymbol? Read(INamedTypeSymbol type, string token) =>
        Fields(type).FirstOrDefault(field => IsName(field, token, JsonLibrary.Unknown)) ?? Corresponding(type, token, JsonLibrary.Unknown);

    /// <summary>The enum below a type: its own, or that of a list's elements.</summary>
    public static INamedTypeSymbol? EnumOf(ITypeSymbol type) =>
        MemberTypes.Bottom(type) is ({ TypeKind: TypeKind.Enum } found, "" or "[*]") ? found : null;

    /// <summary>Whether the names are read as they stand in the code: a converter is set that says nothing else.</summary>
    public static bool HasPlainConverter(ISymbol symbol) => ConverterOf(symbol) is { Name: "JsonStringEnumConverter" };

    /// <summary>Whether a converter is set that reads names.</summary>
    public static bool HasStringConverter(ISymbol symbol) => ConverterOf(symbol)?.Name is "JsonStringEnumConverter" or "StringEnumConverter";

    private static INamedTypeSymbol? ConverterOf(ISymbol symbol)
    {
        var converter = symbol.SystemText("JsonConverterAttribute") ?? symbol.Newtonsoft("JsonConverterAttribute");
        return converter?.ConstructorArguments is [{ Value: INamedTypeSymbol type }, ..] ? type : null;
    }

    private static bool IsName(IFieldSymbol field, string token, JsonLibrary plain) => string.Equals(field.Name, token, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(WireNames(field, plain), name => string.Equals(name, token, StringComparison.OrdinalIgnoreCase));

    // System.Text.Json's own converter does not look at EnumMember, those of others may.
    private static string[] WireNames(IFieldSymbol field, JsonLibrary plain) =>
    [
        .. new[]
        {
            field.SystemText("JsonStringEnumMemberNameAttribute")?.TextOf("Name"),
            plain == JsonLibrary.SystemText ? null : field.DataContract("EnumMemberAttribute")?.TextOf("Value"),
        }.OfType<string>(),
    ];

    private static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue);
}
