using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Says whether a registration stands in a branch that may not be taken.</summary>
internal sealed class Conditions(CodeIndex index)
{
    private const int MostCallers = 3;

    /// <summary>Whether an operation runs whenever its unit does, and its unit whenever the program starts, as far as the source shows.</summary>
    public bool AlwaysRuns(CodeUnit unit, IOperation operation) => AlwaysRuns(unit, operation, MostCallers);

    private bool AlwaysRuns(CodeUnit unit, IOperation operation, int steps)
    {
        if (operation.Ancestors().TakeWhile(around => around != unit.Root).Any(IsBranch))
            return false;
        if (steps == 0 || unit.Symbol is not IMethodSymbol method)
            return true;

        var calls = index.CallsOf(method).Where(call => call.Caller != unit).ToArray();
        return calls.Length == 0 || calls.Any(call => AlwaysRuns(call.Caller, call.Operation, steps - 1));
    }

    private static bool IsBranch(IOperation around) =>
        around is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation;
}
