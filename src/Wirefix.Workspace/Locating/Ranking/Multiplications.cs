using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>
/// Follows a call outward: where its task goes, which lambda and which loop it stands in, to find whether it is repeated and
/// whether the repetitions overlap.
/// </summary>
internal sealed class Multiplications(CodeIndex index)
{
    private const int MostSteps = 32;

    private static readonly string[] SameTask = ["ConfigureAwait", "AsTask", "Preserve", "Unwrap", "WaitAsync", "ContinueWith"];
    private static readonly string[] Collecting = ["Add", "Append", "Enqueue", "Push", "TryAdd", "AddLast", "Insert"];

    private readonly TaskSequences _sequences = new(index);

    /// <summary>How a call is repeated in the member that it stands in; null where it is made once.</summary>
    public Multiplication? Of(IOperation call) => call switch
    {
        IMethodReferenceOperation reference => OfDelegate(reference.Parent!, MostSteps),
        { Type: { } type } when IsTask(type) => OfTask(call, MostSteps),
        _ => Inside(call, MostSteps),
    };

    private Multiplication? OfTask(IOperation task, int steps)
    {
        if (steps == 0)
            return null;

        var around = Around(task);
        return around switch
        {
            IInvocationOperation same when SameTask.Contains(same.TargetMethod.Name) => OfTask(same, steps - 1),
            IArgumentOperation { Parent: IInvocationOperation call } => Given(task, call, steps - 1),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => Uses(local, task, steps - 1),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => Uses(local, task, steps - 1),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => Detached(task, steps - 1),
            ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: var array } } => Collected(array, around, steps - 1),
            IExpressionStatementOperation => Detached(task, steps - 1),
            IReturnOperation { Kind: OperationKind.YieldReturn } yielded => Inside(yielded, steps - 1) is null ? null : _sequences.Yielded(yielded),
            IReturnOperation => Returned(around, steps - 1),
            IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => OfTask(around, steps - 1),
            _ => Inside(task, steps - 1),
        };
    }

    // A task that is handed on: collected, waited for with others, or wrapped by what takes it.
    private Multiplication? Given(IOperation task, IInvocationOperation call, int steps)
    {
        if (Collecting.Contains(call.TargetMethod.Name) && call.Instance is { } collection)
            return Collected(collection, call, steps);

        return call.Type is { } type && IsTask(type) ? OfTask(call, steps) : Inside(task, steps);
    }

    private Multiplication? Returned(IOperation result, int steps) =>
        result.Ancestors().FirstOrDefault(around => around is IAnonymousFunctionOperation or ILocalFunctionOperation) is IAnonymousFunctionOperation lambda
            ? OfDelegate(lambda.Parent!, steps)
            : null;

    private Multiplication? Uses(ILocalSymbol local, IOperation inside, int steps) =>
        Strongest(LocalValues.Uses(local, inside).Where(use => use.Parent is not ISimpleAssignmentOperation { Target: var target } || target != use)
            .Select(use => IsSequence(use.Type) ? Waited(use, inside, steps) : OfTask(use, steps)));

    // tasks.Add(Call(x)) or tasks[i] = Call(x), in a loop: started at once, whoever waits for them later.
    private Multiplication? Collected(IOperation collection, IOperation adding, int steps)
    {
        if (Inside(adding, steps) is not { } repeated)
            return null;

        var waits = _sequences.Uses(collection).Select(use => _sequences.Wait(use, adding)).FirstOrDefault(wait => wait is not null);
        return waits is null && repeated.Repetition != Repetition.Concurrent
            ? null
            : new Multiplication(
                Repetition.Concurrent,
                adding,
                "in a loop and collects the tasks, so that all are under way at once",
                repeated.Limit ?? Drained(collection, adding));
    }

    private string? Drained(IOperation collection, IOperation adding) =>
        adding.Ancestors().OfType<ILoopOperation>().FirstOrDefault() is { } loop && _sequences.WaitInside(loop, collection) is { } wait
            ? Limits.OfDraining(wait)
            : null;

    private Multiplication? Waited(IOperation sequence, IOperation expression, int steps) =>
        steps == 0 ? null : _sequences.Wait(sequence, expression);

    private Multiplication? Detached(IOperation task, int steps) => Inside(task, steps) is { } repeated
        ? repeated with { Repetition = Repetition.Detached, Expression = task, How = "again and again without waiting for any of them" }
        : null;

    // The call is over before the code around it goes on: only what repeats that code counts.
    private Multiplication? Inside(IOperation operation, int steps)
    {
        if (steps == 0)
            return null;

        var inner = operation;
        foreach (var around in operation.Ancestors())
        {
            switch (around)
            {
                case ILoopOperation loop when IsRepeated(loop, inner):
                    var outer = Inside(loop, steps - 1);
                    return outer is { Repetition: not Repetition.Sequential } ? outer : InLoop(loop, outer);
                case IAnonymousFunctionOperation lambda:
                    return OfDelegate(lambda.Parent!, steps - 1);
                case ILocalFunctionOperation:
                    return null;
                default:
                    inner = around;
                    break;
            }
        }

        return null;
    }

    private static Multiplication InLoop(ILoopOperation loop, Multiplication? outer) =>
        new(Repetition.Sequential, loop, "in a loop, each awaited before the next", outer?.Limit);

    private static bool IsRepeated(ILoopOperation loop, IOperation inner) => loop switch
    {
        IForEachLoopOperation each => inner != each.Collection,
        IForLoopOperation counted => !counted.Before.Contains(inner),
        _ => true,
    };

    // A lambda or a method given as one: what is done with it?
    private Multiplication? OfDelegate(IOperation function, int steps)
    {
        if (steps == 0)
            return null;

        return Around(function) switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } argument => OfDelegateGiven(argument, call, steps - 1),
            IInvocationOperation called when called.Instance?.Bare() == function.Bare() => OfTask(called, steps - 1),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                Strongest(LocalValues.Uses(local, function).Select(use => OfDelegate(use, steps - 1))),
            _ => null,
        };
    }

    private Multiplication? OfDelegateGiven(IArgumentOperation function, IInvocationOperation call, int steps)
    {
        var (type, name) = (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name);
        var isSource = index.Find(call.TargetMethod) is not null;
        return (type, name) switch
        {
            _ when isSource => OfSourceGiven(function, call, steps),
            ("Parallel", _) => new Multiplication(Repetition.Concurrent, call, $"for each element, in parallel (Parallel.{name})", Limits.OfParallel(call)),
            ("ParallelEnumerable", "ForAll") => new Multiplication(Repetition.Concurrent, call, "for each element, in parallel (ForAll)", null),
            (_, "Select" or "SelectMany" or "ConvertAll" or "ToDictionary") => Waited(call, call, steps) ?? Inside(call, steps),
            (_, "ForEach") when function.Descendants().OfType<IAnonymousFunctionOperation>().Any(lambda => lambda.Symbol.IsAsync) =>
                new Multiplication(Repetition.Detached, call, $"for each element without waiting for any of them ({name})", null),
            (_, "ForEach") => new Multiplication(Repetition.Sequential, call, "for each element, one after the other", null),
            _ => OfCallGiven(call, steps),
        };
    }

    // A member of the source that takes the delegate may repeat it, and may bound what runs at once.
    private Multiplication? OfSourceGiven(IArgumentOperation function, IInvocationOperation call, int steps)
    {
        var name = call.TargetMethod.Name;
        var inside = Strongest(index.UsesInside(call, function.Parameter!).Select(use => OfDelegate(use, steps / 2)));
        var through = inside is null ? null : inside with { Expression = call, How = $"{inside.How}, through {name}" };
        return Strongest([through, OfCallGiven(call, steps)]) is { } strongest
            ? strongest with { Limit = strongest.Limit ?? Limits.In(index.Find(call.TargetMethod)!) }
            : null;
    }

    private Multiplication? OfCallGiven(IInvocationOperation call, int steps) =>
        call.Type is { } result && IsTask(result) ? OfTask(call, steps) : Inside(call, steps);

    private static Multiplication? Strongest(IEnumerable<Multiplication?> found) => found.OfType<Multiplication>().MinBy(each => each.Repetition);

    private static IOperation? Around(IOperation operation)
    {
        var around = operation.Parent;
        while (around is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation or IConditionalAccessOperation or ITranslatedQueryOperation)
            around = around.Parent;

        return around;
    }

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" && type.ContainingNamespace.Is("System.Threading.Tasks");

    private static bool IsSequence(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || (type is INamedTypeSymbol named && named.AllInterfaces.Append(named).Any(each =>
            each.SpecialType == SpecialType.System_Collections_IEnumerable || each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));
}
