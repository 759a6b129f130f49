using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>A condition that tells whether a buffer holds a whole frame: a <c>Try…</c> call on it, or whether it has a delimiter.</summary>
/// <param name="Failed">The jump that is taken where the frame is not whole.</param>
/// <param name="Consumed">The local that says how far the buffer was consumed; null where the buffer itself is shortened.</param>
/// <param name="Shortens">Whether the buffer is handed over by reference.</param>
/// <param name="KeepsNothing">Whether the test has no place to keep a part of a frame for later.</param>
internal sealed record FrameTest(ControlFlowBranch Failed, ILocalSymbol? Consumed, bool Shortens, bool KeepsNothing)
{
    /// <summary>The test that a block ends with; null where it ends with none on the buffer.</summary>
    public static FrameTest? Of(BasicBlock block, ILocalSymbol buffer, MemberBody body)
    {
        if (block is not { BranchValue: { } condition, ConditionalSuccessor: { } conditional, FallThroughSuccessor: { } next })
            return null;

        var (onTrue, onFalse) = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (conditional, next) : (next, conditional);
        return condition.Unwrapped() switch
        {
            IInvocationOperation call when call.TargetMethod.Name.StartsWith("Try", StringComparison.Ordinal) => Tried(call, buffer, onFalse),
            IPropertyReferenceOperation { Property.Name: "HasValue" } has when IsDelimiter(has.Instance, buffer, body) => Found(onFalse),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs when IsAbsence(differs, buffer, body) => Found(onFalse),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when IsAbsence(equals, buffer, body) => Found(onTrue),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation } } pattern
                when IsDelimiter(pattern.Value, buffer, body) => Found(onFalse),
            IIsPatternOperation { Pattern: IConstantPatternOperation } pattern when IsDelimiter(pattern.Value, buffer, body) => Found(onTrue),
            IIsNullOperation absent when IsDelimiter(absent.Operand, buffer, body) => Found(onTrue),
            _ => null,
        };
    }

    private static FrameTest Found(ControlFlowBranch failed) => new(failed, null, Shortens: true, KeepsNothing: true);

    private static FrameTest? Tried(IInvocationOperation call, ILocalSymbol buffer, ControlFlowBranch failed)
    {
        var argument = call.Arguments.FirstOrDefault(argument => Is(argument.Value, buffer));
        if (argument?.Parameter is not { } parameter)
            return null;

        var consumed = call.Arguments
            .Where(other => other.Parameter is { RefKind: RefKind.Out or RefKind.Ref, Type.Name: "SequencePosition" })
            .Select(other => Local(other.Value)).FirstOrDefault();
        return new FrameTest(failed, consumed, parameter.RefKind == RefKind.Ref, call.TargetMethod.IsStatic);
    }

    private static ILocalSymbol? Local(IOperation operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IDeclarationExpressionOperation declaration => Local(declaration.Expression),
        _ => null,
    };

    private static bool IsAbsence(IBinaryOperation comparison, ILocalSymbol buffer, MemberBody body) =>
        comparison.RightOperand.Unwrapped() is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }
        && IsDelimiter(comparison.LeftOperand, buffer, body);

    /// <summary>Whether every value of a local is where something was looked for in the buffer.</summary>
    private static bool IsDelimiter(IOperation? position, ILocalSymbol buffer, MemberBody body) =>
        position?.Unwrapped() is ILocalReferenceOperation { Local: var local }
        && body.Values(local).Select(OperationShapes.Unwrapped).ToArray() is { Length: > 0 } values
        && values.All(value => value is IInvocationOperation { TargetMethod.Name: "PositionOf" } found && Is(found.ArgumentAt(0), buffer));

    private static bool Is(IOperation? operation, ILocalSymbol local) =>
        operation?.Unwrapped().IsLocal(local) == true;
}
