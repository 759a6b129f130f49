using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>What locals, fields and methods can stand for, found in the code that sets or returns it.</summary>
internal static class LocalValues
{
    /// <summary>Every value that a local is given by initializer or assignment, in source order.</summary>
    public static IEnumerable<IOperation> Of(ILocalReferenceOperation reference) =>
        from operation in reference.Outermost().Descendants()
        let value = Given(operation, reference.Local)
        where value is not null
        select value.Bare();

    /// <summary>Every use of a local.</summary>
    public static IEnumerable<ILocalReferenceOperation> Uses(ILocalSymbol local, IOperation anywhereInside) =>
        anywhereInside.Outermost().Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>The value of a field or property that is set where it is declared, or of an expression-bodied property.</summary>
    public static IEnumerable<IOperation> Declared(CodeIndex index, ISymbol symbol)
    {
        var getter = (symbol as IPropertySymbol)?.GetMethod;
        if (getter is not null && index.Find(getter) is { } body)
            return Returned(body);

        return index.Find(symbol)?.Root is ISymbolInitializerOperation initializer ? [initializer.Value.Bare()] : [];
    }

    /// <summary>What a method returns, lambdas in it aside.</summary>
    public static IEnumerable<IOperation> Returned(CodeUnit unit) =>
        from operation in unit.Operations
        let value = (operation as IReturnOperation)?.ReturnedValue
        where value is not null
        where !operation.Ancestors().TakeWhile(around => around != unit.Root).Any(around => around is IAnonymousFunctionOperation)
        select value.Bare();

    /// <summary>What a lambda returns, functions in it aside.</summary>
    public static IEnumerable<IOperation> Returned(IAnonymousFunctionOperation lambda) =>
        from result in lambda.Descendants().OfType<IReturnOperation>()
        where result.ReturnedValue is not null
        where result.Ancestors().First(around => around is IAnonymousFunctionOperation or ILocalFunctionOperation) == lambda
        select result.ReturnedValue!.Bare();

    private static IOperation? Given(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) =>
            declarator.GetVariableInitializer()?.Value,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment
            when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
        _ => null,
    };
}
