using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Follows the object that a member is called on to where the source makes it, or asks DI for it.</summary>
internal sealed class Receivers(CodeIndex index, RegistrationTable registrations, MemberValues values, IReadOnlySet<ProjectId> reach)
{
    private const int MostSteps = 10;
    private const int MostCallers = 8;

    private readonly Lazy<ILookup<MemberId, Call>> _activations = new(() => Activations(index));

    private static readonly string[] Keyed = ["GetRequiredKeyedService", "GetKeyedService", "GetKeyedServices"];

    /// <summary>What the object can be; one of its static type alone where the source tells no more of every way.</summary>
    public ImmutableArray<Receiver> Of(IOperation receiver)
    {
        var value = receiver.Bare();
        ImmutableArray<Receiver> found = [.. Follow(value, MostSteps).Distinct()];
        return found.IsEmpty && value.Type is { } type ? [new Receiver(type)] : found;
    }

    private IEnumerable<Receiver> Follow(IOperation operation, int steps)
    {
        var value = operation.Bare();
        return steps == 0 ? Unknown(value) : value switch
        {
            IObjectCreationOperation { Type: { } type } => [new Receiver(type, Made: value.Syntax.GetLocation())],
            IAwaitOperation wait => Follow(wait.Operation, steps - 1),
            IConditionalAccessInstanceOperation => Follow(value.Ancestors().OfType<IConditionalAccessOperation>().First().Operation, steps - 1),
            IConditionalOperation { WhenFalse: { } other } choice => Follow(choice.WhenTrue, steps - 1).Concat(Follow(other, steps - 1)),
            ICoalesceOperation choice => Follow(choice.Value, steps - 1).Concat(Follow(choice.WhenNull, steps - 1)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => arm.Value.Bare() is IThrowOperation ? [] : Follow(arm.Value, steps - 1)),
            ILocalReferenceOperation local => Local(local, steps - 1),
            IFieldReferenceOperation field => All(values.Of(field.Field), field, steps - 1),
            IPropertyReferenceOperation property when values.IsStored(property.Property) => All(values.Of(property.Property), property, steps - 1),
            IParameterReferenceOperation parameter => Parameter(parameter, steps - 1),
            IInvocationOperation call => Result(call, steps - 1),
            _ => Unknown(value),
        };
    }

    private IEnumerable<Receiver> Local(ILocalReferenceOperation local, int steps) =>
        local.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault(loop => loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default)) is { } each
            ? Each(each.Collection, local, steps)
            : All([.. LocalValues.Of(local)], local, steps);

    private IEnumerable<Receiver> Parameter(IParameterReferenceOperation reference, int steps)
    {
        var parameter = reference.Parameter;
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return Unknown(reference);
        if (KeyOf(parameter) is { } key)
            return [new Receiver(parameter.Type, key)];

        return method.MethodKind switch
        {
            MethodKind.AnonymousFunction => OfLambda(reference, steps),
            MethodKind.Constructor when registrations.IsConstructedByContainer(MemberId.Of(method.ContainingType)) => Unknown(reference),
            _ => All([.. Given(method, parameter)], reference, steps / 2),
        };
    }

    private IEnumerable<IOperation> Given(IMethodSymbol method, IParameterSymbol parameter) =>
        index.CallsOf(method).Select(call => (call.Caller, Value: call.Operation.ArgumentAt(parameter.Ordinal)))
            .Concat(_activations.Value[MemberId.Of(method.ContainingType)].Select(call => (call.Caller, Value: Handed(call.Operation, parameter))))
            .Where(given => given.Value is not null && reach.Contains(given.Caller.Project.Id))
            .Select(given => given.Value!)
            .Take(MostCallers);

    // ActivatorUtilities.CreateInstance<Logged>(services, inner): what is handed over goes to the parameter that it fits.
    private static IOperation? Handed(IOperation activation, IParameterSymbol parameter) => activation.Descendants()
        .Select(value => value.Bare())
        .FirstOrDefault(value =>
            value.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type && TypeFilter.IsAssignable(type, parameter.Type));

    private static ILookup<MemberId, Call> Activations(CodeIndex index) => (
        from unit in index.Units
        from call in unit.Operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "CreateInstance", TypeArguments: [_] }
        select (Id: MemberId.Of(call.TargetMethod.TypeArguments[0]), Call: new Call(unit, call))).ToLookup(pair => pair.Id, pair => pair.Call);

    // stores.Select(store => store.Get()): the lambda is run for each.
    private IEnumerable<Receiver> OfLambda(IParameterReferenceOperation reference, int steps)
    {
        var call = reference.Ancestors().OfType<IAnonymousFunctionOperation>()
            .FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, reference.Parameter.ContainingSymbol))?
            .Ancestors().OfType<IInvocationOperation>().FirstOrDefault();
        var collection = call is null ? null : call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        return collection is null ? Unknown(reference) : Each(collection, reference, steps);
    }

    private IEnumerable<Receiver> Each(IOperation collection, IOperation element, int steps) => steps == 0
        ? Unknown(element)
        : collection.Bare() switch
        {
            ICollectionExpressionOperation list => list.Elements.SelectMany(each => Item(each, element, steps - 1)),
            IArrayCreationOperation { Initializer: { } list } => list.ElementValues.SelectMany(each => Item(each, element, steps - 1)),
            IObjectCreationOperation { Initializer: { } list } => list.Initializers.OfType<IInvocationOperation>()
                .SelectMany(add => add.Arguments).SelectMany(argument => Item(argument.Value, element, steps - 1)),
            IFieldReferenceOperation field when values.Of(field.Field) is [_, ..] given => given.SelectMany(value => Each(value, element, steps - 1)),
            ILocalReferenceOperation local when LocalValues.Of(local).ToArray() is [_, ..] given => given.SelectMany(value => Each(value, element, steps - 1)),
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: not "GetServices" }, Arguments: [{ Value: var source }, ..] } =>
                Each(source, element, steps - 1),
            IParameterReferenceOperation or IInvocationOperation => OfService(collection, element),
            _ => Unknown(element),
        };

    private IEnumerable<Receiver> Item(IOperation item, IOperation element, int steps) => item is ISpreadOperation spread
        ? Each(spread.Operand, element, steps)
        : Follow(item, steps).Select(receiver => receiver with { IsEach = true });

    // A parameter, or a call that asks DI: all that is registered.
    private static IEnumerable<Receiver> OfService(IOperation collection, IOperation element) =>
        Element(collection.Bare().Type) is { } type && element.Type is { } asked && MemberId.Of(type) == MemberId.Of(asked)
            ? [new Receiver(asked, IsEach: true)]
            : Unknown(element);

    private static ITypeSymbol? Element(ITypeSymbol? collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    private IEnumerable<Receiver> Result(IInvocationOperation call, int steps)
    {
        var method = call.TargetMethod;
        if (method.Name is "GetRequiredService" or "GetService" or "CreateInstance" && call.Type is { } asked)
            return [new Receiver(asked)];
        if (Keyed.Contains(method.Name) && call.Type is { } keyed)
            return [new Receiver(keyed, call.Argument("serviceKey")?.Bare().ConstantValue.Value?.ToString())];

        return index.Find(method) is { } source && reach.Contains(source.Project.Id)
            ? All([.. LocalValues.Returned(source)], call, steps)
            : Unknown(call);
    }

    private IEnumerable<Receiver> All(ImmutableArray<IOperation> given, IOperation value, int steps) =>
        given.IsEmpty ? Unknown(value) : given.Where(each => each.ConstantValue is not { HasValue: true, Value: null }).SelectMany(each => Follow(each, steps));

    private static IEnumerable<Receiver> Unknown(IOperation value) => value.Type is { } type ? [new Receiver(type)] : [];

    private static string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(attribute => attribute.AttributeClass.Is(DependencyInjection.Space, "FromKeyedServicesAttribute"))
        .Select(attribute => attribute.ConstructorArguments is [{ Value: { } key }, ..] ? key.ToString() : null)
        .FirstOrDefault();
}
