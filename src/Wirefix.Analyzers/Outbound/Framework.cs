using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Tells the framework's assemblies from those that hold clients; the former are many and are not searched.</summary>
internal static class Framework
{
    private static readonly string[] Families =
    [
        "System", "mscorlib", "netstandard", "WindowsBase", "Microsoft.Extensions", "Microsoft.AspNetCore",
        "Microsoft.EntityFrameworkCore", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32",
    ];

    /// <summary>Whether a type comes from the framework.</summary>
    public static bool Owns(ITypeSymbol type) => type.ContainingAssembly is { } assembly && Is(assembly);

    /// <summary>Whether an assembly is part of the framework.</summary>
    public static bool Is(IAssemblySymbol assembly) => Families.Any(family => IsOfFamily(assembly.Name, family));

    /// <summary>Whether a framework type stands for its type arguments: <c>Func</c>, <c>Lazy</c>, the collections.</summary>
    public static bool IsContainer(INamedTypeSymbol type) =>
        Owns(type) && type.ContainingNamespace is { } space
        && space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } or { Name: "Generic", ContainingNamespace.Name: "Collections" };

    private static bool IsOfFamily(string name, string family) =>
        name.StartsWith(family, StringComparison.Ordinal) && (name.Length == family.Length || name[family.Length] == '.');
}
