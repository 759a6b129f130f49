using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// Tells which types are outbound clients: they hold, or are constructed with, something that sends requests, or
/// another outbound client, at most <see cref="Depth"/> steps away. An interface or abstract class is one when an
/// implementation is.
/// </summary>
internal sealed class OutboundClients(KnownSymbols symbols)
{
    private const int Depth = 4;

    private readonly ImplementationIndex _implementations = new(symbols.Compilation);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that implement or override a method, itself included where it has a body.</summary>
    public IEnumerable<IMethodSymbol> ImplementationsOf(IMethodSymbol method)
    {
        var implementations = _implementations.Of(method.ContainingType)
            .Select(type => ImplementationIndex.Implementation(method, type)).OfType<IMethodSymbol>();
        return method.IsAbstract ? implementations : implementations.Prepend(method);
    }

    /// <summary>The names under which a method can reach something that sends: members of its type, and its own parameters.</summary>
    public ISet<string> NamesHeldBy(IMethodSymbol method)
    {
        var members = method.IsStatic ? [] : TypeMembers.Of(method.ContainingType);
        var parameters = method.Parameters.Select(parameter => (parameter.Name, parameter.Type));
        return new HashSet<string>(members.Concat(parameters).Where(held => Reaches(held.Type)).Select(held => held.Name), StringComparer.Ordinal);
    }

    private bool Reaches(ITypeSymbol type) => Parts(type).Any(part => symbols.Sends(part) || (part is INamedTypeSymbol named && IsClient(named)));

    private bool IsClient(INamedTypeSymbol type) => !Framework.Owns(type) && _known.GetOrAdd(type.OriginalDefinition, Search);

    /// <summary>Breadth first, so that a cycle ends and the depth is the shortest way.</summary>
    private bool Search(INamedTypeSymbol start)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { start };
        var level = new List<INamedTypeSymbol> { start };
        for (var depth = 0; depth <= Depth && level.Count > 0; depth++)
        {
            var held = level.SelectMany(Held).ToArray();
            if (held.Any(symbols.Sends))
                return true;

            level = [.. held.OfType<INamedTypeSymbol>().Select(type => type.OriginalDefinition).Where(type => !Framework.Owns(type) && seen.Add(type))];
        }

        return false;
    }

    private IEnumerable<ITypeSymbol> Held(INamedTypeSymbol type) =>
        _implementations.Of(type).Prepend(type).SelectMany(TypeMembers.Of).SelectMany(held => Parts(held.Type));

    /// <summary>A type, or the types that a framework's wrapper or collection around them holds.</summary>
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsGenericType: true } wrapper when Framework.IsContainer(wrapper) => wrapper.TypeArguments,
        _ => [type],
    };
}
