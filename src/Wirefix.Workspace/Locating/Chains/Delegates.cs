using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>
/// Leads from where a stored delegate is run to where it was made: by a field, property or event, by a collection or queue that it was
/// put in, or by DI. A lambda that is handed straight to who runs it belongs to the code around it and needs no step of its own.
/// </summary>
internal sealed class Delegates(CodeIndex index, MemberValues values, RegistrationTable registrations, Dispatch dispatch)
{
    private const int MostSteps = 8;

    private readonly Lazy<Stores> _stores = new(() => new Stores(index));

    /// <summary>The functions that an operation runs; none where it runs no stored delegate.</summary>
    public IEnumerable<Runner> Of(IOperation operation)
    {
        if (Run(operation) is not { } receiver)
            return [];

        var origin = index.Around(operation);
        var isEvent = receiver is IEventReferenceOperation;
        Runner[] found =
        [
            .. from creation in Follow(receiver, MostSteps).Distinct()
               let unit = UnitOf(creation.Target.Bare())
               where unit is not null && (receiver is not ILocalReferenceOperation || index.Around(creation) != origin)
               select new Runner(unit, EdgeKind.Delegate, creation.Syntax.GetLocation()),
        ];
        return found.Length > 1 && !isEvent ? found.Select(runner => runner with { Kind = EdgeKind.Candidate }) : found;
    }

    // run(x), run?.Invoke(x), and the Value of a Lazy, which runs the factory that it was made with.
    private static IOperation? Run(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance } => Stored(instance),
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: var type }, Instance: { } instance } when type.Is("System", "Lazy") =>
            Stored(instance),
        _ => null,
    };

    private static IOperation Stored(IOperation instance) => instance.Bare() switch
    {
        IConditionalAccessInstanceOperation access => access.Ancestors().OfType<IConditionalAccessOperation>().First().Operation.Bare(),
        var bare => bare,
    };

    private IEnumerable<IDelegateCreationOperation> Follow(IOperation operation, int steps)
    {
        var value = operation.Bare();
        return steps == 0 ? [] : value switch
        {
            IDelegateCreationOperation creation => [creation],
            IObjectCreationOperation creation => creation.Arguments.SelectMany(argument => Follow(argument.Value, steps - 1)),
            IAwaitOperation wait => Follow(wait.Operation, steps - 1),
            IConditionalOperation { WhenFalse: { } other } choice => Follow(choice.WhenTrue, steps - 1).Concat(Follow(other, steps - 1)),
            ICoalesceOperation choice => Follow(choice.Value, steps - 1).Concat(Follow(choice.WhenNull, steps - 1)),
            ILocalReferenceOperation local => Sources(local).SelectMany(source => Follow(source, steps - 1)),
            IParameterReferenceOperation { Parameter: { } parameter } => Given(parameter, steps - 1),
            IInvocationOperation call when Results(call) is [_, ..] results => results.SelectMany(result => Follow(result, steps - 1)),
            _ when Stores.Root(value) is { } member => Kept(member).SelectMany(each => Follow(each, steps - 1)),
            _ => [],
        };
    }

    private IEnumerable<IOperation> Kept(ISymbol member) => values.Of(member).Concat(_stores.Value.In(member));

    private ImmutableArray<IOperation> Results(IInvocationOperation call) => index.Around(call) is not { } caller
        ? []
        : [.. dispatch.Of(call.TargetMethod, call.Instance, caller).SelectMany(runner => LocalValues.Returned(runner.Unit))];

    private IEnumerable<IDelegateCreationOperation> Given(IParameterSymbol parameter, int steps)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return [];
        var isInjected = method.MethodKind is MethodKind.Constructor or MethodKind.AnonymousFunction;
        if (isInjected && registrations.OfDelegate(parameter.Type).ToArray() is [_, ..] registered)
            return registered.SelectMany(Made).SelectMany(made => Follow(made, steps));

        return steps < MostSteps - 1 || method.MethodKind == MethodKind.Constructor
            ? index.CallsOf(method).Select(call => call.Operation.ArgumentAt(parameter.Ordinal)).OfType<IOperation>()
                .SelectMany(given => Follow(given, steps))
            : [];
    }

    // services.AddSingleton<Fetch>(sp => id => client.GetAsync(id)): the factory's result is the delegate.
    private static IEnumerable<IOperation> Made(Registration registration) =>
        registration.Operation.Descendants().OfType<IAnonymousFunctionOperation>().Take(1).SelectMany(LocalValues.Returned);

    // A local without a value of its own is an out argument or the variable of a loop: what is asked for it holds the delegate.
    private static IEnumerable<IOperation> Sources(ILocalReferenceOperation local)
    {
        var all = LocalValues.Of(local).ToImmutableArray();
        if (!all.IsEmpty)
            return all;

        var whole = local.Outermost().Descendants().ToArray();
        var loops = whole.OfType<IForEachLoopOperation>().Where(loop => loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default));
        var calls = whole.OfType<IArgumentOperation>().Where(argument => IsOut(argument, local.Local)).Select(argument => argument.Parent);
        return loops.Select(loop => loop.Collection).Concat(calls.OfType<IInvocationOperation>());
    }

    private static bool IsOut(IArgumentOperation argument, ILocalSymbol local) => argument.Parameter?.RefKind == RefKind.Out &&
        argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(each => SymbolEqualityComparer.Default.Equals(each.Local, local));

    private CodeUnit? UnitOf(IOperation function) => function switch
    {
        IAnonymousFunctionOperation lambda => index.Find(lambda),
        IMethodReferenceOperation reference => index.Find(reference.Method),
        _ => null,
    };
}
