using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Where the result of a read goes, and what is done with it.</summary>
internal static class ReadResult
{
    /// <summary>The local that gets the result of a call, awaited or not; null where it goes elsewhere.</summary>
    public static ILocalSymbol? Local(IInvocationOperation read)
    {
        IOperation? value = read.Parent;
        while (value is IConversionOperation or IAwaitOperation or IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait) })
            value = value.Parent;
        return value switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
    }

    /// <summary>The uses of a local that are not assignments to it.</summary>
    public static IOperation[] Uses(ILocalSymbol local, MemberBody body) =>
    [
        .. body.Operations.OfType<ILocalReferenceOperation>()
            .Where(reference => reference.IsLocal(local))
            .Where(reference => reference.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != reference),
    ];
}
