using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The types that a compilation has or refers to, the framework's excepted.</summary>
internal static class CompiledTypes
{
    /// <summary>All of them, nested ones too; those of the compilation itself come last.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) => Assemblies(compilation).SelectMany(Of);

    /// <summary>Those of one assembly.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly) => In(assembly.GlobalNamespace);

    /// <summary>The assemblies that hold them, that of the compilation itself last.</summary>
    public static IEnumerable<IAssemblySymbol> Assemblies(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => !Framework.Is(assembly)).Append(compilation.Assembly);

    private static IEnumerable<INamedTypeSymbol> In(INamespaceSymbol space) => space.GetNamespaceMembers().SelectMany(In)
        .Concat(space.GetTypeMembers().SelectMany(WithNested));

    // Not by all members, which the compiler would have to make for each type.
    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);
}
