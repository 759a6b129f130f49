using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Operations;

/// <summary>What the compiler wraps around an expression, taken off again.</summary>
internal static class OperationShapes
{
    /// <summary>The operation without conversions, delegate creations and the shell of a query expression.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    operation = creation.Target;
                    break;
                case ITranslatedQueryOperation query:
                    operation = query.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The value of a function whose body is a single returned expression, else null.</summary>
    public static IOperation? ReturnedValue(this IAnonymousFunctionOperation function)
    {
        var returns = function.Body.Operations.OfType<IReturnOperation>().Take(2).ToArray();
        return returns.Length == 1 ? returns[0].ReturnedValue?.Unwrapped() : null;
    }

    /// <summary>Whether an operation names a local.</summary>
    public static bool IsLocal(this IOperation? operation, ILocalSymbol? local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>Whether an operation stands inside another one.</summary>
    public static bool IsInside(this IOperation operation, IOperation outer) =>
        outer.Syntax.SyntaxTree == operation.Syntax.SyntaxTree && outer.Syntax.FullSpan.Contains(operation.Syntax.FullSpan);

    /// <summary>The argument for the parameter at a position, as it was written; null where there is none.</summary>
    public static IOperation? ArgumentAt(this IInvocationOperation invocation, int ordinal) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.Unwrapped();
}
