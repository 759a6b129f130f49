using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Says what runs when an interface's or a base's member is called: what DI registers, else what the source implements.</summary>
internal sealed class Dispatch(
    CodeIndex index, Implementations implementations, ILookup<MemberId, Registration> registrations, IReadOnlySet<ProjectId> reach)
{
    private const int MostForwards = 4;

    /// <summary>The units that a call of a method can run, best known first; none where all are outside the source.</summary>
    public IEnumerable<(CodeUnit Unit, EdgeKind Kind)> Of(IMethodSymbol method, IOperation? receiver, CodeUnit caller)
    {
        var own = index.Find(method);
        var inReach = own is not null && reach.Contains(own.Project.Id);
        var found = implementations.Of(method)
            .Where(each => reach.Contains(each.Type.Project.Id) && CanBe(receiver?.Type, each))
            .ToImmutableArray();
        if (found.IsEmpty)
            return inReach ? [(own!, EdgeKind.Direct)] : [];

        var service = Bare(receiver)?.Type ?? method.ContainingType;
        var wanted = Registered(service, KeyOf(receiver), MemberId.Of(caller.Member.ContainingType ?? service));
        var registered = wanted.SelectMany(type => found.Where(each => MemberId.Of(each.Type.Symbol) == type)).Select(each => each.Unit).Distinct().ToArray();
        if (registered.Length > 0)
            return registered.Select((unit, i) => (unit, i == 0 ? EdgeKind.Registered : EdgeKind.Candidate));

        var units = found.Select(each => each.Unit).Concat(inReach && !method.IsAbstract ? [own!] : []).Distinct().ToArray();
        return units.Select(unit => (unit, units.Length == 1 ? EdgeKind.OnlyImplementation : EdgeKind.Candidate));
    }

    // The implementations that DI gives for a service, the winning one first. A decorator does not get itself.
    private ImmutableArray<MemberId> Registered(ITypeSymbol service, string? key, MemberId caller)
    {
        var all = registrations[MemberId.Of(service)].Where(each => reach.Contains(each.Project)).Reverse().ToArray();
        var keyed = key is null ? [] : all.Where(each => each.Key == key).ToArray();
        var chosen = keyed.Length > 0 ? keyed : all;
        return [.. chosen.Select(each => Forwarded(each.Implementation, MostForwards)).Where(each => each != caller).Distinct()];
    }

    // services.AddScoped<IReader>(sp => sp.GetRequiredService<IStore>()): what is given is asked for in turn.
    private MemberId Forwarded(MemberId implementation, int steps)
    {
        var next = registrations[implementation].LastOrDefault(each => reach.Contains(each.Project) && each.Implementation != implementation);
        return next is null || steps == 0 ? implementation : Forwarded(next.Implementation, steps - 1);
    }

    // IStore<Order> never runs a type that implements IStore<Parcel> alone.
    private static bool CanBe(ITypeSymbol? receiver, Implementation implementation)
    {
        if (receiver is not INamedTypeSymbol { TypeArguments.Length: > 0 } asked || asked.TypeArguments.Length != implementation.Contract.TypeArguments.Length)
            return true;

        return asked.TypeArguments.Zip(implementation.Contract.TypeArguments).All(pair =>
            pair.First is ITypeParameterSymbol || pair.Second is ITypeParameterSymbol || MemberId.Of(pair.First) == MemberId.Of(pair.Second));
    }

    private string? KeyOf(IOperation? receiver) => Bare(receiver) switch
    {
        IParameterReferenceOperation parameter => KeyOf(parameter.Parameter),
        IFieldReferenceOperation field => Assigned(field.Field).Select(KeyOf).FirstOrDefault(key => key is not null),
        _ => null,
    };

    private IEnumerable<IParameterSymbol> Assigned(IFieldSymbol field) =>
        field.ContainingType.InstanceConstructors.Select(index.Find).OfType<CodeUnit>()
            .SelectMany(constructor => constructor.Operations.OfType<ISimpleAssignmentOperation>())
            .Where(assignment => assignment.Target is IFieldReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Field, field))
            .Select(assignment => assignment.Value)
            .Concat(LocalValues.Declared(index, field))
            .Select(value => (value.Bare() as IParameterReferenceOperation)?.Parameter)
            .OfType<IParameterSymbol>();

    private static string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .Where(attribute => attribute.AttributeClass.Is("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute"))
        .Select(attribute => attribute.ConstructorArguments is [{ Value: { } key }, ..] ? key.ToString() : null)
        .FirstOrDefault();

    private static IOperation? Bare(IOperation? operation) => operation?.Bare();
}
