using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Says which types the type arguments and <c>Type</c> values of a call name, where they come in from callers too.</summary>
internal sealed class NamedTypes(CodeIndex index)
{
    private const int MostCallers = 3;

    /// <summary>
    /// The types that a call names, in order; one row for each way in which callers close them. None where a type is not known.
    /// </summary>
    public IEnumerable<ImmutableArray<ITypeSymbol>> Of(ImmutableArray<ITypeSymbol> arguments, IEnumerable<IOperation> values)
    {
        if (!arguments.IsEmpty)
            return Rows([.. arguments.Select(argument => Closed(argument, MostCallers).ToImmutableArray())]);

        return Rows([.. values.Where(IsType).Select(value => Of(value, MostCallers).ToImmutableArray())]);
    }

    /// <summary>Whether an operation gives a <see cref="Type"/>.</summary>
    public static bool IsType(IOperation value) => value.Bare().Type.Is("System", "Type");

    // Both types of a row come from the same caller where they come from callers at all.
    private static IEnumerable<ImmutableArray<ITypeSymbol>> Rows(ImmutableArray<ImmutableArray<(ITypeSymbol Type, Call? By)>> columns)
    {
        IEnumerable<ImmutableArray<(ITypeSymbol Type, Call? By)>> rows = [[]];
        foreach (var column in columns)
            rows = rows.SelectMany(row => column.Where(next => row.All(each => Meet(each.By, next.By))).Select(next => row.Add(next)));
        return rows.Select(row => row.Select(each => each.Type).ToImmutableArray());
    }

    private static bool Meet(Call? one, Call? other) => one is null || other is null || one == other;

    private IEnumerable<(ITypeSymbol Type, Call? By)> Closed(ITypeSymbol type, int steps)
    {
        if (type is not ITypeParameterSymbol { DeclaringMethod: { } method } parameter)
            return type is ITypeParameterSymbol ? [] : [(type, null)];
        if (steps == 0)
            return [];

        return
            from call in index.CallsOf(method)
            where call.Operation is IInvocationOperation
            let arguments = ((IInvocationOperation)call.Operation).TargetMethod.TypeArguments
            where parameter.Ordinal < arguments.Length
            from closed in Closed(arguments[parameter.Ordinal], steps - 1)
            select (closed.Type, (Call?)call);
    }

    private IEnumerable<(ITypeSymbol Type, Call? By)> Of(IOperation value, int steps) => value.Bare() switch
    {
        ITypeOfOperation named => Closed(named.TypeOperand, steps),
        ILocalReferenceOperation local => LocalValues.Of(local).SelectMany(each => Of(each, steps)),
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } when steps > 0 =>
            from call in index.CallsOf(method)
            let given = call.Operation.ArgumentAt(parameter.Ordinal)
            where given is not null
            from type in Of(given, steps - 1)
            select (type.Type, (Call?)call),
        _ => [],
    };
}
