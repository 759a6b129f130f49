using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>
/// Says what runs when an interface's or a base's member is called: on the object that the source hands over, else what DI
/// registers, else what the source implements.
/// </summary>
internal sealed class Dispatch(
    CodeIndex index, Implementations implementations, RegistrationTable registrations, Receivers receivers, IReadOnlySet<ProjectId> reach)
{
    /// <summary>The units that a call of a method can run, best known first; none where all are outside the source.</summary>
    public IEnumerable<Runner> Of(IMethodSymbol method, IOperation? receiver, CodeUnit caller)
    {
        var own = index.Find(method) is { } unit && reach.Contains(unit.Project.Id) ? unit : null;
        var all = implementations.Of(method).Where(each => reach.Contains(each.Type.Project.Id)).ToImmutableArray();
        if (all.IsEmpty)
            return own is null ? [] : [new Runner(own, EdgeKind.Direct)];

        ImmutableArray<Receiver> objects = receiver is null ? [new Receiver(method.ContainingType)] : receivers.Of(receiver);
        var consumer = MemberId.Of(caller.Member.ContainingType ?? method.ContainingType);
        ImmutableArray<Runner> runners =
        [
            .. objects.SelectMany(each => On(each, [.. all.Where(found => CanRunOn(each.Type, found))], method.IsAbstract ? null : own, consumer))
                .DistinctBy(runner => runner.Unit),
        ];
        return objects.Length > 1 && runners.Length > 1 && !objects.Any(each => each.IsEach)
            ? runners.Select(runner => runner with { Kind = EdgeKind.Candidate })
            : runners;
    }

    private IEnumerable<Runner> On(Receiver receiver, ImmutableArray<Implementation> found, CodeUnit? own, MemberId consumer)
    {
        if (receiver.Made is { } made)
        {
            return found.Where(each => Is(each, MemberId.Of(receiver.Type))).Select(each => each.Unit).DefaultIfEmpty(own).OfType<CodeUnit>()
                .Select(unit => new Runner(unit, EdgeKind.Given, made));
        }

        var provisions = receiver.IsEach ? registrations.All(receiver.Type) : registrations.Of(receiver.Type, receiver.Key, consumer);
        Runner[] registered =
        [
            .. from provision in provisions
               from unit in found.Where(each => Is(each, provision.Implementation)).Select(each => each.Unit)
                   .Concat(own is not null && MemberId.Of(own.Member.ContainingType) == provision.Implementation ? [own] : [])
               select new Runner(unit, provision.Kind, provision.Place),
        ];
        if (registered.Length > 0)
            return registered;

        // What is registered but has no source here is what runs; anything else only may.
        var units = found.Select(each => each.Unit).Append(own).OfType<CodeUnit>().Distinct().ToArray();
        var isOnly = units.Length == 1 && !provisions.Any(each => each.Kind == EdgeKind.Registered && each.Implementation != MemberId.Of(receiver.Type));
        return units.Select(unit => new Runner(unit, isOnly ? EdgeKind.OnlyImplementation : EdgeKind.Candidate));
    }

    // IStore<Order> never runs a type that implements IStore<Parcel> alone, nor does a class what only another one overrides.
    private static bool CanRunOn(ITypeSymbol receiver, Implementation implementation) =>
        MemberId.Of(receiver) == MemberId.Of(implementation.Contract)
            ? ServiceType.CanBe(receiver, implementation.Contract)
            : receiver is not INamedTypeSymbol named || TypeFilter.IsAssignable(implementation.Type.Symbol, named);

    private static bool Is(Implementation implementation, MemberId type) => MemberId.Of(implementation.Type.Symbol) == type;
}
