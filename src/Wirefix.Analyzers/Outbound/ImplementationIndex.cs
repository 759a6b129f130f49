using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Which classes implement an interface or derive from an abstract class, in a compilation and in the assemblies that it refers to, the
/// framework's excepted. An assembly is looked through when a contract is asked for that it can know: to have the compiler make the types
/// of a package costs more than all rules.
/// </summary>
internal sealed class ImplementationIndex(Compilation compilation)
{
    private readonly IAssemblySymbol[] _assemblies = [.. CompiledTypes.Assemblies(compilation)];

    private readonly ConcurrentDictionary<IAssemblySymbol, ILookup<INamedTypeSymbol, INamedTypeSymbol>> _implementations = new(SymbolEqualityComparer.Default);

    /// <summary>The classes that implement an interface or derive from a class.</summary>
    public IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol contract) => contract.ContainingAssembly is not { } owner ? []
        : _assemblies.Where(assembly => Knows(assembly, owner))
            .SelectMany(assembly => _implementations.GetOrAdd(assembly, Implementations)[contract.OriginalDefinition]);

    /// <summary>The method by which a class implements or overrides a method of its contract; null where it has none.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
                .Where(member => Same(member.OriginalDefinition, method.OriginalDefinition))
                .Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault();
        }

        return type.SelfAndBases().SelectMany(current => current.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .FirstOrDefault(member => Overrides(member, method));
    }

    private static bool Knows(IAssemblySymbol assembly, IAssemblySymbol owner) => Same(assembly, owner)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == owner.Name));

    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> Implementations(IAssemblySymbol assembly) => CompiledTypes.Of(assembly)
        .Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })
        .SelectMany(type => Contracts(type).Select(contract => (Contract: contract.OriginalDefinition, Type: type)))
        .ToLookup<(INamedTypeSymbol Contract, INamedTypeSymbol Type), INamedTypeSymbol, INamedTypeSymbol>(
            pair => pair.Contract, pair => pair.Type, SymbolEqualityComparer.Default);

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
        type.AllInterfaces.Concat(type.SelfAndBases().Skip(1).OfType<INamedTypeSymbol>()).Where(contract => !Framework.Owns(contract));

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
