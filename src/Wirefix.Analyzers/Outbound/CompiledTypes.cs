using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The types that a compilation has or refers to, the framework's excepted.</summary>
internal static class CompiledTypes
{
    /// <summary>All of them, nested ones too; those of the compilation itself come last.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => !Framework.Is(assembly)).Append(compilation.Assembly)
            .SelectMany(assembly => In(assembly.GlobalNamespace));

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            if (member is not INamespaceOrTypeSymbol inner)
                continue;

            foreach (var nested in In(inner))
                yield return nested;
        }
    }
}
