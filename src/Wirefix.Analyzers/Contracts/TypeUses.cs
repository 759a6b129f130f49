using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>Which source types of a compilation are read from JSON: those that the code names where it reads, and what they hold.</summary>
internal sealed class TypeUses
{
    private readonly Dictionary<INamedTypeSymbol, TypeUse> _uses = new(SymbolEqualityComparer.Default);
    private readonly List<INamedTypeSymbol> _found = [];
    private readonly Dictionary<INamedTypeSymbol, int> _order = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _open = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeContract?> _contracts = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol _assembly;

    private TypeUses(Compilation compilation, JsonRoots roots)
    {
        _assembly = compilation.Assembly;
        SetsTokens = roots.SetsTokens;
        foreach (var (type, use) in roots.Read)
            Add(type, use);
        Spread();

        var written = Closure(roots.Written);
        foreach (var (type, use) in roots.Named)
        {
            if (MemberTypes.Bottom(type).Type is { } bottom && (_uses.ContainsKey(bottom.OriginalDefinition) || !written.Contains(bottom.OriginalDefinition)))
                Add(type, use);
        }

        Spread();
        Order();
    }

    /// <summary>Whether a converter for enums is made for options that may reach anything.</summary>
    public bool SetsTokens { get; }

    /// <summary>The uses in a compilation.</summary>
    public static TypeUses Of(Compilation compilation) => new(compilation, JsonRoots.Of(compilation));

    /// <summary>How a type is read; null where it is not.</summary>
    public TypeUse? Of(INamedTypeSymbol type) => _uses.TryGetValue(type.OriginalDefinition, out var use) ? use : null;

    /// <summary>
    /// The members of other types that hold a type. Where types hold each other, the one that was found first holds the others, so that there is
    /// an end, and the same one whichever of them is asked for.
    /// </summary>
    public IEnumerable<Holding> HoldingsOf(INamedTypeSymbol type) => Of(type) is not { } use ? []
        : use.Holdings.Where(holding => _order[holding.Holder] < _order[type]);

    /// <summary>What a type says that it reads; null where a converter reads it, or it cannot be made.</summary>
    public TypeContract? ContractOf(INamedTypeSymbol type) => _contracts.GetOrAdd(type, TypeContract.Of);

    private void Add(ITypeSymbol type, TypeUse use)
    {
        if (MemberTypes.Bottom(type).Type is not { } bottom)
            return;

        // What a generic type is made of is read as the type is.
        foreach (var argument in bottom.TypeArguments)
            Add(argument, new TypeUse(use.Reading, use.Direction));
        if (!SymbolEqualityComparer.Default.Equals(bottom.ContainingAssembly, _assembly))
            return;

        var definition = bottom.OriginalDefinition;
        var known = _uses.TryGetValue(definition, out var before) ? before : null;
        var merged = known is null ? use : Merge(known, use);
        if (known is not null && merged.SaysAs(known))
            return;

        if (known is null)
            _found.Add(definition);
        _uses[definition] = merged;
        _open.Enqueue(definition);
    }

    // An attribute says that a type is read, not how; it takes nothing from what calls say.
    private static TypeUse Merge(TypeUse known, TypeUse use) => use.Reading == JsonReading.Unknown && use.Anchors.IsEmpty && use.Holdings.IsEmpty
        ? known
        : known.And(use);

    private void Spread()
    {
        while (_open.Count > 0)
        {
            var type = _open.Dequeue();
            var use = _uses[type];
            foreach (var (member, path) in Held(type))
                Add(member.Type, new TypeUse(use.Reading, use.Direction) { Holdings = [new Holding(type, member.Symbol.Name, path)] });
        }
    }

    // What holds a type goes before it. Where nothing is left but types that hold each other, the one that was found first goes first.
    private void Order()
    {
        var waiting = new Dictionary<INamedTypeSymbol, int>(SymbolEqualityComparer.Default);
        foreach (var type in _found)
            waiting.Add(type, HoldersOf(type).Count());
        var below = _found.SelectMany(type => HoldersOf(type).Select(holder => (holder, type)))
            .ToLookup(pair => pair.holder, pair => pair.type, SymbolEqualityComparer.Default);
        var ready = new Queue<INamedTypeSymbol>(_found.Where(type => waiting[type] == 0));
        foreach (var found in _found)
        {
            PlaceReady();
            ready.Enqueue(found);
        }

        PlaceReady();

        void PlaceReady()
        {
            while (ready.Count > 0)
            {
                var next = ready.Dequeue();
                if (_order.ContainsKey(next))
                    continue;

                _order.Add(next, _order.Count);
                foreach (var held in below[next].Where(held => --waiting[held] == 0))
                    ready.Enqueue(held);
            }
        }
    }

    private IEnumerable<INamedTypeSymbol> HoldersOf(INamedTypeSymbol type) => _uses[type].Holdings.Select(holding => holding.Holder)
        .Where(holder => !SymbolEqualityComparer.Default.Equals(holder, type)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private HashSet<INamedTypeSymbol> Closure(IEnumerable<ITypeSymbol> roots)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<ITypeSymbol>(roots);
        while (open.Count > 0)
        {
            if (MemberTypes.Bottom(open.Dequeue()).Type is not { } type)
                continue;
            foreach (var argument in type.TypeArguments)
                open.Enqueue(argument);
            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _assembly) || !found.Add(type.OriginalDefinition))
                continue;
            foreach (var (member, _) in Held(type))
                open.Enqueue(member.Type);
        }

        return found;
    }

    // A converter hides what is below it, but for the names of an enum.
    private IEnumerable<(WireMember Member, string? Path)> Held(INamedTypeSymbol type) => ContractOf(type) is not { } contract ? []
        : contract.Members.Where(member => member.IsRead && (!member.HasConverter || EnumNames.EnumOf(member.Type) is not null))
            .Select(member => (member, MemberTypes.Bottom(member.Type).Path));
}
