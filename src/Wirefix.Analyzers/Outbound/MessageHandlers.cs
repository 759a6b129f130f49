using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The <c>DelegatingHandler</c> classes that a compilation has or refers to, the framework's excepted.</summary>
internal static class MessageHandlers
{
    /// <summary>Reads all types, so that only what is nearly reported may ask.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => !Framework.Is(assembly)).Append(compilation.Assembly)
            .SelectMany(assembly => Types(assembly.GlobalNamespace)).Where(IsHandler);

    private static bool IsHandler(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.IsHttpType("DelegatingHandler"))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type => Types(type).Prepend(type),
        INamespaceSymbol space => Types(space),
        _ => [],
    });
}
