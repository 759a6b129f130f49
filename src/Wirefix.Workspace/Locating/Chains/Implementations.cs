using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A member that runs when a contract's member is called on a type.</summary>
internal sealed record Implementation(SourceType Type, INamedTypeSymbol Contract, CodeUnit Unit);

/// <summary>Which members of the source implement or override a member.</summary>
internal sealed class Implementations
{
    private readonly ILookup<MemberId, Implementation> _byContract;

    /// <summary>Reads the source; of interfaces that are declared elsewhere only those that something is registered for.</summary>
    public Implementations(CodeIndex index, IReadOnlySet<MemberId> services)
    {
        var sources = index.Types.Select(type => type.Symbol.ContainingAssembly.Name).ToHashSet(StringComparer.Ordinal);
        _byContract = (
            from type in index.Types
            where type.Symbol is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
            from pair in OfInterfaces(type.Symbol, sources, services).Concat(OfBases(type.Symbol))
            let unit = index.Find(pair.Method)
            where unit is not null
            select (Id: MemberId.Of(pair.Contract), Implementation: new Implementation(type, pair.Contract.ContainingType, unit)))
            .ToLookup(pair => pair.Id, pair => pair.Implementation);
    }

    public ImmutableArray<Implementation> Of(IMethodSymbol contract) => [.. _byContract[MemberId.Of(contract)]];

    // Other interfaces of the framework are left out: every IDisposable would answer for every other.
    private static IEnumerable<(IMethodSymbol Contract, IMethodSymbol Method)> OfInterfaces(
        INamedTypeSymbol type, HashSet<string> sources, IReadOnlySet<MemberId> services) =>
        from contract in type.AllInterfaces
        where sources.Contains(contract.ContainingAssembly.Name) || (services.Contains(MemberId.Of(contract)) && !contract.ContainingNamespace.Is("System"))
        from member in contract.GetMembers().OfType<IMethodSymbol>()
        let method = type.FindImplementationForInterfaceMember(member) as IMethodSymbol
        where method is not null
        select (member, method);

    private static IEnumerable<(IMethodSymbol Contract, IMethodSymbol Method)> OfBases(INamedTypeSymbol type)
    {
        var seen = new HashSet<MemberId>();
        for (var each = type; each is not null; each = each.BaseType)
        {
            foreach (var method in each.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsOverride))
            {
                // The most derived override is the one that runs on this type.
                for (var contract = method.OverriddenMethod; contract is not null; contract = contract.OverriddenMethod)
                {
                    if (seen.Add(MemberId.Of(contract)))
                        yield return (contract, method);
                }
            }
        }
    }
}
