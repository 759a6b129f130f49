using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Which classes implement an interface or derive from an abstract class, in the compilation and in the assemblies
/// that it refers to, the framework's excepted. Built once for a compilation.
/// </summary>
internal sealed class ImplementationIndex
{
    private readonly ILookup<INamedTypeSymbol, INamedTypeSymbol> _implementations;

    private ImplementationIndex(ILookup<INamedTypeSymbol, INamedTypeSymbol> implementations) => _implementations = implementations;

    /// <summary>Reads the types of a compilation and of its references.</summary>
    public static ImplementationIndex Of(Compilation compilation)
    {
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => !Framework.Is(assembly)).Append(compilation.Assembly);
        var pairs = assemblies.SelectMany(assembly => Types(assembly.GlobalNamespace))
            .Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
            .SelectMany(type => Contracts(type).Select(contract => (Contract: contract.OriginalDefinition, Type: type)));
        return new ImplementationIndex(pairs.ToLookup<(INamedTypeSymbol Contract, INamedTypeSymbol Type), INamedTypeSymbol, INamedTypeSymbol>(
            pair => pair.Contract, pair => pair.Type, SymbolEqualityComparer.Default));
    }

    /// <summary>The classes that implement an interface or derive from a class.</summary>
    public IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol contract) => _implementations[contract.OriginalDefinition];

    /// <summary>The method by which a class implements or overrides a method of its contract; null where it has none.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
                .Where(member => Same(member.OriginalDefinition, method.OriginalDefinition))
                .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault();
        }

        return SelfAndBases(type).SelectMany(current => current.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .FirstOrDefault(member => Overrides(member, method));
    }

    private static bool Overrides(IMethodSymbol member, IMethodSymbol method)
    {
        for (var current = member.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (Same(current.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Contracts(INamedTypeSymbol type) =>
        type.AllInterfaces.Concat(SelfAndBases(type).Skip(1)).Where(contract => !Framework.Owns(contract));

    private static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in Types(inner))
                    yield return nested;
            }
        }
    }

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
