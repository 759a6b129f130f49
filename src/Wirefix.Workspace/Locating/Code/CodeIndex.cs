using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// The operations of a whole solution, walked once: its units, and who calls what. Test projects stand outside: their
/// doubles and registrations never run in the service.
/// </summary>
internal sealed class CodeIndex
{
    private readonly Dictionary<MemberId, CodeUnit> _units = [];
    private readonly Dictionary<IOperation, CodeUnit> _byRoot = [];
    private readonly Dictionary<IAnonymousFunctionOperation, CodeUnit> _lambdas = [];
    private readonly ILookup<MemberId, Call> _calls;

    private CodeIndex(ImmutableArray<CodeUnit> units, ImmutableArray<SourceType> types)
    {
        Units = units;
        Types = types;
        foreach (var unit in units)
        {
            _units.TryAdd(unit.Id, unit);
            _byRoot.TryAdd(unit.Root, unit);
        }

        _calls = (
            from unit in units
            from operation in unit.Operations
            let target = Target(operation)
            where target is not null
            select (Id: MemberId.Of(target), Call: new Call(unit, operation))).ToLookup(pair => pair.Id, pair => pair.Call);
    }

    public ImmutableArray<CodeUnit> Units { get; }

    /// <summary>Every type declared in source.</summary>
    public ImmutableArray<SourceType> Types { get; }

    public static async Task<CodeIndex> BuildAsync(Solution solution, CancellationToken ct)
    {
        var units = ImmutableArray.CreateBuilder<CodeUnit>();
        var types = ImmutableArray.CreateBuilder<SourceType>();
        foreach (var frameworks in FrameworkGroups.Of(solution))
        {
            var code = await FrameworkGroups.ReadAsync(frameworks, ct);
            units.AddRange(code.Units);
            types.AddRange(code.Types);
        }

        return new CodeIndex(units.ToImmutable(), types.ToImmutable());
    }

    /// <summary>The unit that a symbol's source is; null where it has none.</summary>
    public CodeUnit? Find(ISymbol symbol) => _units.GetValueOrDefault(MemberId.Of(symbol));

    /// <summary>The unit that an operation stands in.</summary>
    public CodeUnit? Around(IOperation operation) =>
        operation.Ancestors().Prepend(operation).Select(around => _byRoot.GetValueOrDefault(around)).FirstOrDefault(unit => unit is not null);

    /// <summary>A lambda as a unit of its own; always the same one for one lambda.</summary>
    public CodeUnit? Find(IAnonymousFunctionOperation lambda)
    {
        if (!_lambdas.TryGetValue(lambda, out var unit) && Around(lambda) is { } around)
            _lambdas.Add(lambda, unit = around.Within(lambda));

        return unit;
    }

    /// <summary>The calls of a method, by its own name or by that of a member that it implements or overrides.</summary>
    public IEnumerable<Call> CallsOf(IMethodSymbol method) => Names(method).Select(MemberId.Of).Distinct().SelectMany(id => _calls[id]);

    /// <summary>Every use of what a call gives for a parameter, inside the method that is called; none where it has no source.</summary>
    public IEnumerable<IOperation> UsesInside(IInvocationOperation call, IParameterSymbol parameter) =>
        Find(call.TargetMethod) is { } unit
            ? unit.Root.Descendants().OfType<IParameterReferenceOperation>().Where(use =>
                use.Parameter.Ordinal == parameter.Ordinal && MemberId.Of(use.Parameter.ContainingSymbol) == unit.Id)
            : [];

    private static IEnumerable<IMethodSymbol> Names(IMethodSymbol method)
    {
        for (var each = method; each is not null; each = each.OverriddenMethod)
            yield return each;

        if (method.ContainingType is not { } type)
            yield break;

        foreach (var member in type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                yield return member;
        }
    }

    private static IMethodSymbol? Target(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };
}
