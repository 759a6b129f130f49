using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// Binds the types of a compilation to the objects on the wire: by the endpoint that the code names, by the type that holds it, or by
/// the names of the members where they leave no doubt. All rules share one instance for a compilation and its facts.
/// </summary>
internal sealed class TypeBindings
{
    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<WireFacts, TypeBindings>> Shared = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeBinding?> _bindings = new(SymbolEqualityComparer.Default);
    private readonly Lazy<TypeUses> _uses;
    private readonly WireFacts _facts;

    private TypeBindings(Compilation compilation, WireFacts facts)
    {
        _facts = facts;
        _uses = new(() => TypeUses.Of(compilation));
    }

    /// <summary>What was seen; worked out when a type is found that is read.</summary>
    public ShapeIndex Index => ShapeIndex.Of(_facts);

    /// <summary>The one instance of a compilation with facts.</summary>
    public static TypeBindings Of(Compilation compilation, WireFacts facts) =>
        Shared.GetOrCreateValue(compilation).GetValue(facts, facts => new TypeBindings(compilation, facts));

    /// <summary>The members that hold a type which JSON is read into.</summary>
    public IEnumerable<(TypeBinding Binding, WireMember Member)> HoldersOf(INamedTypeSymbol type) =>
        from holding in _uses.Value.Of(type)?.Holdings ?? []
        let binding = Of(holding.Holder)
        where binding is not null
        from member in binding.Contract.Members
        where member.Symbol.Name == holding.Member
        select (binding, member);

    /// <summary>Whether a converter for enums is made for options that may reach anything.</summary>
    public bool SetsTokens => _uses.Value.SetsTokens;

    /// <summary>What binds a type; null where it is not read, or no shape is sure to be meant.</summary>
    public TypeBinding? Of(INamedTypeSymbol type)
    {
        // What holds a type is bound before it: in a list, since types may hold each other through hundreds of others.
        var open = new Stack<INamedTypeSymbol>([type.OriginalDefinition]);
        while (open.Count > 0)
        {
            var next = open.Peek();
            var unknown = _bindings.ContainsKey(next) ? []
                : _uses.Value.HoldingsOf(next).Select(holding => holding.Holder).Where(holder => !_bindings.ContainsKey(holder)).ToArray();
            if (unknown.Length > 0)
                Array.ForEach(unknown, open.Push);
            else
                _bindings.GetOrAdd(open.Pop(), Bind);
        }

        return _bindings[type.OriginalDefinition];
    }

    private TypeBinding? Bind(INamedTypeSymbol type)
    {
        if (_uses.Value.Of(type) is not { } use || _uses.Value.ContractOf(type) is not { } contract
            || !contract.Members.Any(member => member.IsRead))
            return null;

        var reading = contract.Policy is null ? use.Reading : use.Reading with { Policy = contract.Policy };
        var named = use.Anchors.SelectMany(Index.At).Distinct().Where(shape => ShapeFit.IsPlausible(contract, shape)).ToImmutableArray();
        if (!named.IsEmpty)
            return new TypeBinding(contract, reading, named, IsNamed: true);

        var holders = _uses.Value.HoldingsOf(type).Select(holding => (Binding: _bindings[holding.Holder], Holding: holding))
            .Where(holder => holder.Binding is not null).ToArray();
        var held = holders.SelectMany(holder => Below(holder.Binding!, holder.Holding)).Distinct()
            .Where(shape => ShapeFit.IsPlausible(contract, shape)).ToImmutableArray();
        if (!held.IsEmpty)
            return new TypeBinding(contract, reading, held, IsNamed: Array.TrueForAll(holders, holder => holder.Binding!.IsNamed));
        if (holders.Length > 0)
            return null;

        var best = ShapeFit.Best(contract, Index, use.Direction);
        return best.IsEmpty ? null : new TypeBinding(contract, reading, best, IsNamed: false);
    }

    private IEnumerable<ObservedShape> Below(TypeBinding holder, Holding holding)
    {
        if (holding.Path is null || holder.Contract.Members.FirstOrDefault(member => member.Symbol.Name == holding.Member) is not { } member)
            return [];

        return holder.Shapes.Select(shape => holder.FieldOf(shape, member) is { } field ? Index.At(shape, field.Path + holding.Path) : null)
            .OfType<ObservedShape>();
    }
}
