using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>What DI gives in one program: the registrations of its project and of those that it references.</summary>
internal sealed class RegistrationTable
{
    private const int MostForwards = 4;

    private readonly ILookup<MemberId, Registration> _byService;
    private readonly ILookup<MemberId, Registration> _byImplementation;
    private readonly HashSet<CodeUnit> _uncalled;

    public RegistrationTable(IEnumerable<Registration> registrations, CodeIndex index, IReadOnlySet<ProjectId> reach)
    {
        Registration[] own = [.. registrations.Where(each => reach.Contains(each.Unit.Project.Id))];
        _byService = own.ToLookup(each => each.ServiceId);
        _byImplementation = own.ToLookup(each => each.ImplementationId);
        _uncalled = [.. own.Select(each => each.Unit).Distinct().Where(unit => !IsCalled(unit, index, reach))];
    }

    /// <summary>The types that run when a type asks for a service: the one that wins first.</summary>
    public ImmutableArray<Provision> Of(ITypeSymbol service, string? key, MemberId consumer)
    {
        var all = Asked(service, key);
        var layers = all.Where(each => each.Mode == RegistrationMode.Decorate).Reverse().ToImmutableArray();
        var inner = layers.Select(layer => layer.ImplementationId).ToList().IndexOf(consumer);
        var below = layers.Skip(inner + 1).ToImmutableArray();
        if (below.FirstOrDefault(each => each.IsSure) is { } sure)
            return Told(below[..(below.IndexOf(sure) + 1)]);

        var ranked = Ranked([.. all.Where(each => each.Mode != RegistrationMode.Decorate && Forwarded(each) != consumer)]);
        return Told([.. below, .. ranked]);
    }

    /// <summary>Every type that runs when all of a service are asked for.</summary>
    public ImmutableArray<Provision> All(ITypeSymbol service) =>
    [
        .. Asked(service, null).Where(each => each.Mode != RegistrationMode.Decorate)
            .Select(each => Told(each, each.IsSure ? EdgeKind.Registered : EdgeKind.Candidate))
            .DistinctBy(each => each.Implementation),
    ];

    /// <summary>Whether the container constructs a type, so that its registrations say what the constructor is given.</summary>
    public bool IsConstructedByContainer(MemberId type) => _byImplementation[type].Any(each => each.Construction == Construction.Container);

    /// <summary>Where a type is registered as what runs; null where that is not seen.</summary>
    public Location? PlaceOf(MemberId implementation) => _byImplementation[implementation].FirstOrDefault()?.Operation.Syntax.GetLocation();

    /// <summary>The registrations of a delegate: what is given is not a type but what a factory makes.</summary>
    public IEnumerable<Registration> OfDelegate(ITypeSymbol type) => _byService[MemberId.Of(type)].Where(each => ServiceType.CanBe(type, each.Service));

    private ImmutableArray<Registration> Asked(ITypeSymbol service, string? key)
    {
        var all = _byService[MemberId.Of(service)].Where(each => ServiceType.CanBe(service, each.Service)).ToImmutableArray();
        ImmutableArray<Registration> keyed = [.. all.Where(each => each.Key == key)];
        return keyed.IsEmpty ? all : keyed;
    }

    // The last one wins, but for those that only fill a gap, of which the first does. A method that another program calls to register, and
    // this one does not, says less; what is registered for a closed form goes before what is for all of them.
    private IEnumerable<Registration> Ranked(ImmutableArray<Registration> all) =>
        all.Where(each => each.Mode == RegistrationMode.Add).Reverse().Concat(all.Where(each => each.Mode == RegistrationMode.Fill))
            .OrderBy(each => _uncalled.Contains(each.Unit))
            .ThenBy(each => each.IsOpen);

    private ImmutableArray<Provision> Told(ImmutableArray<Registration> ranked)
    {
        var decided = ranked is [{ IsSure: true }, ..];
        return
        [
            .. ranked.Select((each, i) => Told(each, decided && i == 0 ? EdgeKind.Registered : EdgeKind.Candidate)).DistinctBy(each => each.Implementation),
        ];
    }

    private Provision Told(Registration registration, EdgeKind kind) =>
        new(Forwarded(registration), kind, registration.Operation.Syntax.GetLocation());

    // services.AddScoped<IReader>(sp => sp.GetRequiredService<IStore>()): what is given is asked for in turn.
    private MemberId Forwarded(Registration registration)
    {
        var implementation = registration.ImplementationId;
        for (var step = 0; step < MostForwards; step++)
        {
            var next = _byService[implementation].LastOrDefault(each => each.Mode != RegistrationMode.Decorate && each.ImplementationId != implementation);
            if (next is null)
                break;
            implementation = next.ImplementationId;
        }

        return implementation;
    }

    private static bool IsCalled(CodeUnit unit, CodeIndex index, IReadOnlySet<ProjectId> reach)
    {
        if (unit.Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true, Parameters: [{ Type: var first }, ..] } method ||
            !DependencyInjection.IsCollection(first))
        {
            return true;
        }

        return index.CallsOf(method).Any(call => reach.Contains(call.Caller.Project.Id));
    }
}
