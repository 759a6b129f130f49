using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Tells what code makes of the answer to an <c>HttpClient</c> call.</summary>
internal static class AnswerHandling
{
    /// <summary>
    /// Whether every answer that is no success comes to the same: an exception, or the branch of a check for success. An answer
    /// that is returned or passed on whole may be looked at elsewhere.
    /// </summary>
    public static bool IsAnyFailureAlike(IInvocationOperation call, MemberBody body)
    {
        if (call.TargetMethod.Name is "GetStringAsync" or "GetByteArrayAsync" or "GetStreamAsync" or "GetFromJsonAsync"
            or "DeleteFromJsonAsync")
            return true;
        if (Awaited(call) is not { Parent: { } user } answer)
            return false;
        if (IsSuccessCheck(user))
            return true;

        return LocalOf(answer, user) is { } local && Uses(local, body) is { Length: > 0 } uses
            && uses.Any(IsSuccessCheck) && !uses.Any(use => use is IArgumentOperation or IReturnOperation or IConversionOperation);
    }

    /// <summary>The await of a call; null where the task goes elsewhere.</summary>
    public static IAwaitOperation? Awaited(IInvocationOperation call) => call.Parent switch
    {
        IAwaitOperation awaited => awaited,
        IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait), Parent: IAwaitOperation awaited } => awaited,
        _ => null,
    };

    /// <summary>The local that an awaited answer is put into; null for none.</summary>
    public static ILocalSymbol? LocalOf(IAwaitOperation answer, IOperation user) => user switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == answer => target.Local,
        _ => null,
    };

    /// <summary>What stands around each read of a local.</summary>
    public static IOperation[] Uses(ILocalSymbol local, MemberBody body) =>
    [
        .. body.Operations.OfType<ILocalReferenceOperation>()
            .Where(reference => reference.IsLocal(local)
                && reference.Parent is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation })
            .Select(reference => reference.Parent!),
    ];

    private static bool IsSuccessCheck(IOperation use) =>
        use is IInvocationOperation { TargetMethod.Name: "EnsureSuccessStatusCode" }
            or IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };
}
