using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>Recognises what bounds the calls in flight. Each answer is a sentence for people, null where nothing was found.</summary>
internal static class Limits
{
    private static readonly string[] Acquiring = ["Wait", "WaitAsync", "Acquire", "AcquireAsync", "AttemptAcquire", "EnterAsync", "LockAsync"];
    private static readonly string[] Limiters = ["Semaphore", "Limiter", "Throttle", "Bulkhead", "AsyncLock"];

    /// <summary>A semaphore or limiter that a unit waits on.</summary>
    public static string? In(CodeUnit unit) => unit.Operations.OfType<IInvocationOperation>()
        .Where(IsAcquisition)
        .Select(call => $"Line {call.Line()} of {Places.NameOf(unit)} waits on {call.Instance!.Syntax}, which may bound the calls in flight.")
        .FirstOrDefault();

    /// <summary>The degree that a parallel loop is given.</summary>
    public static string? OfParallel(IInvocationOperation loop) =>
        loop.Argument("parallelOptions") is { } options && Created(options)?.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" }) is { } degree
            ? $"Line {degree.Line()} sets MaxDegreeOfParallelism to {degree.Value.Syntax}."
            : null;

    /// <summary>A source that holds a few elements only: a chunk, or the first of a sequence.</summary>
    public static string? OfSource(IOperation sequence) => Sources(sequence)
        .SelectMany(source => source.DescendantsAndSelf())
        .OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod.Name is "Chunk" or "Take")
        .Select(call => $"Line {call.Line()} hands over the elements in parts ({call.TargetMethod.Name}), which bounds how many are called at once.")
        .FirstOrDefault();

    /// <summary>A wait inside the loop that collects the tasks.</summary>
    public static string OfDraining(IInvocationOperation wait) =>
        $"Line {wait.Line()} waits for collected tasks inside the loop (Task.{wait.TargetMethod.Name}), which bounds how many are in flight.";

    private static bool IsAcquisition(IInvocationOperation call) =>
        Acquiring.Contains(call.TargetMethod.Name) && call.Instance?.Type is { } type &&
        Limiters.Any(name => type.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static IObjectCreationOperation? Created(IOperation options) => options.Bare() switch
    {
        IObjectCreationOperation creation => creation,
        ILocalReferenceOperation local => LocalValues.Of(local).OfType<IObjectCreationOperation>().FirstOrDefault(),
        _ => null,
    };

    private static IEnumerable<IOperation> Sources(IOperation sequence)
    {
        if (sequence is not IInvocationOperation { Arguments: [{ Value: var source }, ..] })
            yield break;

        yield return source;
        foreach (var local in source.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            foreach (var loop in local.Ancestors().OfType<IForEachLoopOperation>().Where(loop => loop.Locals.Contains(local.Local)))
                yield return loop.Collection;
            foreach (var value in LocalValues.Of(local))
                yield return value;
        }
    }
}
