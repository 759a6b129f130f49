using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>A local collection of tasks, and what the member puts into it.</summary>
internal sealed class TaskCollection(ILocalSymbol tasks, MemberBody body, KnownSymbols symbols)
{
    /// <summary>
    /// The tasks that are put in by a loop that runs while the collection lives, unless the loop itself waits for
    /// the collection (a batch), or is known to be short.
    /// </summary>
    public IEnumerable<FanOut> Added(IInvocationOperation whenAll, SmallSet small, Func<IOperation, IEnumerable<FanOut>> fromSequence)
    {
        foreach (var operation in body.Operations)
        {
            if (AddedSequence(operation) is { } sequence)
            {
                foreach (var fanOut in fromSequence(sequence))
                    yield return fanOut;
            }
            else if (AddedTask(operation) is { } task && Repeating(operation) is { } loop
                && !small.Bounds(loop) && !whenAll.IsInside(loop) && !WaitsInside(loop))
            {
                yield return new FanOut(FanOutShape.Expression, Started(task, loop), loop);
            }
        }
    }

    private IOperation? AddedSequence(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: nameof(List<int>.AddRange) } call && IsTasks(call.Instance)
            ? call.ArgumentAt(0)
            : null;

    private IOperation? AddedTask(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(List<int>.Add) } call when IsTasks(call.Instance) => call.ArgumentAt(0),
        ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation element } assignment
            when IsTasks(element.ArrayReference) =>
                assignment.Value.Unwrapped(),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } element } assignment
            when IsTasks(element.Instance) =>
                assignment.Value.Unwrapped(),
        _ => null,
    };

    /// <summary>The outermost loop around an operation that does not declare the collection anew in each round.</summary>
    private ILoopOperation? Repeating(IOperation operation)
    {
        ILoopOperation? outermost = null;
        for (var current = operation.Parent; current is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; current = current.Parent)
        {
            if (current is ILoopOperation loop && !DeclaredInside(loop))
                outermost = loop;
        }

        return outermost;
    }

    private bool DeclaredInside(IOperation loop) =>
        tasks.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));

    private bool WaitsInside(IOperation loop) => loop.Descendants().OfType<IInvocationOperation>().Any(call =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.Task)
        && call.Arguments.Any(argument => IsTasks(argument.Value)));

    /// <summary>Where the task is started: the value of a local that only carries it from the call to the collection.</summary>
    private IOperation Started(IOperation task, IOperation loop) =>
        task is ILocalReferenceOperation reference && body.OnlyValue(reference.Local)?.Unwrapped() is { } value && value.IsInside(loop) ? value : task;

    private bool IsTasks(IOperation? operation) =>
        operation?.Unwrapped().IsLocal(tasks) == true;
}
