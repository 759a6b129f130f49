using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>Follows a sequence of tasks to where they are waited for.</summary>
internal sealed class TaskSequences(CodeIndex index)
{
    private const int MostSteps = 16;

    // From one member into another; each may have many callers.
    private const int MostStepsBeyond = 6;
    private const int MostCallers = 16;

    private static readonly string[] Waits = ["WhenAll", "WhenAny", "WhenEach", "WaitAll", "WaitAny"];

    /// <summary>
    /// The multiplication that a sequence of tasks is, told at <paramref name="made"/> where it is made, or at the wait where
    /// both are one expression; null where nothing is seen to wait for it.
    /// </summary>
    public Multiplication? Wait(IOperation sequence, IOperation made) => Follow(sequence, made, Started(sequence), MostSteps);

    /// <summary>The multiplication that the tasks of an iterator are, by who asks for them.</summary>
    public Multiplication? Yielded(IReturnOperation yielded) => Returned(yielded, yielded, Repetition.Sequential, MostSteps);

    /// <summary>Every use of the local, parameter or field that holds a collection, in its member and, of a parameter, in the callers.</summary>
    public IEnumerable<IOperation> Uses(IOperation collection) => Uses(collection, MostStepsBeyond);

    /// <summary>Where a loop waits for tasks of a collection.</summary>
    public IInvocationOperation? WaitInside(ILoopOperation loop, IOperation collection) => Uses(collection, 1)
        .Where(use => use.Ancestors().Contains(loop))
        .Select(use => (Around(use) as IArgumentOperation)?.Parent as IInvocationOperation)
        .FirstOrDefault(call => call is not null && IsWait(call));

    private IEnumerable<IOperation> Uses(IOperation collection, int steps)
    {
        if (steps == 0 || Symbol(collection) is not { } symbol)
            return [];

        var here = collection.Outermost().Descendants().Where(operation => SymbolEqualityComparer.Default.Equals(Symbol(operation), symbol));
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
            ? here.Concat(Callers(method).Select(call => call.ArgumentAt(parameter.Ordinal)).OfType<IOperation>().SelectMany(given => Uses(given, steps / 2)))
            : here;
    }

    private Multiplication? Follow(IOperation sequence, IOperation made, Repetition looped, int steps)
    {
        if (steps == 0)
            return null;

        return Around(sequence) switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } when IsWait(call) => AllAtOnce(call, sequence, made),
            IArgumentOperation { Parent: IInvocationOperation call } when IsSequenceCall(call) => Follow(call, made, Later(call, looped), steps - 1),
            IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call } =>
                Strongest(index.UsesInside(call, parameter).Select(use => Follow(use, made, looped, Beyond(steps)))),
            IReturnOperation { Kind: not OperationKind.YieldReturn } result => Returned(result, made, looped, steps),
            IPropertyReferenceOperation { Property.Name: "Values" } values => Follow(values, made, Repetition.Concurrent, steps - 1),
            IInvocationOperation call when IsSequenceCall(call) => Follow(call, made, Later(call, looped), steps - 1),
            ISpreadOperation spread => Follow(spread.Parent!, made, Repetition.Concurrent, steps - 1),
            IForEachLoopOperation loop => InLoop(loop, made, looped),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => UsesOf(local, sequence, made, looped, steps - 1),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } target } when target != sequence =>
                UsesOf(local, sequence, made, looped, steps - 1),
            _ => null,
        };
    }

    private Multiplication? UsesOf(ILocalSymbol local, IOperation inside, IOperation made, Repetition looped, int steps) =>
        Strongest(LocalValues.Uses(local, inside).Select(use => Follow(use, made, looped, steps)));

    // A sequence that is handed back is waited for by who asked for it.
    private Multiplication? Returned(IReturnOperation result, IOperation made, Repetition looped, int steps) =>
        result.SemanticModel?.GetEnclosingSymbol(result.Syntax.SpanStart) is IMethodSymbol method
            ? Strongest(Callers(method).Select(call => Follow(call, made, looped, Beyond(steps))))
            : null;

    private IEnumerable<IOperation> Callers(IMethodSymbol method) => method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
        ? index.CallsOf(method).Select(call => call.Operation).Take(MostCallers)
        : [];

    private static int Beyond(int steps) => Math.Min(steps - 1, MostStepsBeyond);

    private static Multiplication? Strongest(IEnumerable<Multiplication?> found) => found.OfType<Multiplication>().MinBy(each => each.Repetition);

    private static Multiplication AllAtOnce(IInvocationOperation wait, IOperation sequence, IOperation made)
    {
        var expression = wait.Descendants().Contains(made) ? wait : made;
        return new Multiplication(
            Repetition.Concurrent,
            expression,
            $"for each element, all at once (Task.{wait.TargetMethod.Name})",
            Limits.OfSource(made) ?? Limits.OfSource(sequence));
    }

    // Tasks of a list are under way before the loop begins; a lazy sequence starts one in each turn.
    private static Multiplication InLoop(IForEachLoopOperation loop, IOperation made, Repetition looped) => looped == Repetition.Concurrent
        ? new Multiplication(Repetition.Concurrent, made, "for each element before it awaits the first", Limits.OfSource(made))
        : new Multiplication(Repetition.Sequential, loop.Outermost() == made.Outermost() ? loop : made, "in a loop over a lazy sequence, each awaited before the next", null);

    private static Repetition Started(IOperation sequence) =>
        sequence is IInvocationOperation { TargetMethod.Name: not ("ConvertAll" or "ToDictionary") } ? Repetition.Sequential : Repetition.Concurrent;

    private static Repetition Later(IInvocationOperation call, Repetition looped) =>
        call.TargetMethod.Name.StartsWith("To", StringComparison.Ordinal) ? Repetition.Concurrent : looped;

    private static bool IsWait(IInvocationOperation call) =>
        Waits.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.Name == "Task";

    private static bool IsSequenceCall(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Name is "Enumerable" or "ParallelEnumerable" or "Array" or "ImmutableArray" or "ImmutableArrayExtensions" ||
        call.TargetMethod.Name is "ToArray" or "AddRange";

    private static ISymbol? Symbol(IOperation operation) => operation.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static IOperation? Around(IOperation operation)
    {
        var around = operation.Parent;
        while (around is IConversionOperation or IParenthesizedOperation or ICollectionExpressionOperation or ITranslatedQueryOperation)
            around = around.Parent;

        return around;
    }
}
