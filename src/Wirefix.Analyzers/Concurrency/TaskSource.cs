using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>Follows the argument of a <c>Task.WhenAll</c> back to where its tasks are started.</summary>
internal sealed class TaskSource(MemberBody body, KnownSymbols symbols)
{
    private readonly SmallSet _small = new(body);

    /// <summary>The places that start a task for each element of a set that is not known to be small.</summary>
    public IEnumerable<FanOut> FanOuts(IInvocationOperation whenAll)
    {
        // Expanded `params` is a fixed set of tasks.
        if (whenAll.Arguments.Length != 1 || whenAll.Arguments[0] is not { ArgumentKind: ArgumentKind.Explicit } argument)
            return [];

        return argument.Value.Unwrapped() is ILocalReferenceOperation tasks
            ? FromLocal(tasks.Local, whenAll)
            : FromSequence(argument.Value);
    }

    private IEnumerable<FanOut> FromLocal(ILocalSymbol tasks, IInvocationOperation whenAll)
    {
        // A task array that is passed on under another name would need flow analysis; only direct values are followed.
        var assigned = body.Values(tasks).SelectMany(FromSequence);
        return assigned.Concat(new TaskCollection(tasks, body, symbols).Added(whenAll, _small, FromSequence));
    }

    private IEnumerable<FanOut> FromSequence(IOperation sequence) => sequence.Unwrapped() switch
    {
        ICollectionExpressionOperation collection => collection.Elements.OfType<ISpreadOperation>().SelectMany(spread => FromSequence(spread.Operand)),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true } call => FromOperator(call),
        _ => [],
    };

    private IEnumerable<FanOut> FromOperator(IInvocationOperation call)
    {
        if (call.ArgumentAt(0) is not { } source || _small.Contains(call))
            return [];

        return call.TargetMethod.Name switch
        {
            nameof(Enumerable.Select) when IsLinq(call) && !_small.Contains(source) => FromFunction(call.ArgumentAt(1)),
            nameof(Enumerable.SelectMany) when IsLinq(call) => FromInnerSequence(call.ArgumentAt(1)),
            nameof(Enumerable.Concat) when call.ArgumentAt(1) is { } second => FromSequence(source).Concat(FromSequence(second)),
            nameof(Enumerable.ToList) or nameof(Enumerable.ToArray) or nameof(Enumerable.AsEnumerable) or nameof(Enumerable.Where)
                or nameof(Enumerable.Append) or nameof(Enumerable.Prepend) or "ToHashSet" or "ToImmutableArray" or "ToImmutableList" => FromSequence(source),
            _ => [],
        };
    }

    private static IEnumerable<FanOut> FromFunction(IOperation? function) => function switch
    {
        IAnonymousFunctionOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousFunctionExpressionSyntax } =>
            [new FanOut(FanOutShape.Lambda, function, null)],
        // The `select` clause of a query has no lambda in the source.
        IAnonymousFunctionOperation query when query.ReturnedValue() is { } value => [new FanOut(FanOutShape.Expression, value, null)],
        IMethodReferenceOperation => [new FanOut(FanOutShape.MethodGroup, function, null)],
        _ => [],
    };

    private IEnumerable<FanOut> FromInnerSequence(IOperation? function) =>
        function is IAnonymousFunctionOperation lambda && lambda.ReturnedValue() is { } inner ? FromSequence(inner) : [];

    private bool IsLinq(IInvocationOperation call) =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, symbols.Enumerable);
}
