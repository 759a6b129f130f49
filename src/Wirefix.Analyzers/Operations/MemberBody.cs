using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Operations;

/// <summary>The operations of the member that an operation stands in, local functions and lambdas included.</summary>
internal sealed class MemberBody(IOperation inside)
{
    private readonly Lazy<IOperation> _root = new(() => Root(inside));

    /// <summary>Every operation of the member, in source order.</summary>
    public IEnumerable<IOperation> Operations => _root.Value.DescendantsAndSelf();

    /// <summary>The body of a local function of this member; null for any other method.</summary>
    public IOperation? LocalFunction(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return null;

        return Operations.OfType<ILocalFunctionOperation>()
            .FirstOrDefault(function => SymbolEqualityComparer.Default.Equals(function.Symbol, method.OriginalDefinition))?.Body;
    }

    /// <summary>The only value that a local ever gets; null where it gets several or one that is not an expression.</summary>
    public IOperation? OnlyValue(ILocalSymbol local)
    {
        var values = Values(local).Take(2).ToArray();
        return values.Length == 1 ? values[0] : null;
    }

    /// <summary>The values that a local is initialised with or assigned.</summary>
    public IEnumerable<IOperation> Values(ILocalSymbol local)
    {
        foreach (var operation in Operations)
        {
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator
                && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                yield return initial;
            }
            else if (operation is ISimpleAssignmentOperation assignment && assignment.Target.IsLocal(local))
            {
                yield return assignment.Value;
            }
        }
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
