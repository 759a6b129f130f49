using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Makes the call graphs of the programs of a solution, of what is read once for all of them.</summary>
internal sealed class CallGraphs
{
    private readonly CodeIndex _index;
    private readonly HttpClients _clients;
    private readonly FactoryResults _factories;
    private readonly Implementations _implementations;
    private readonly MemberValues _values;

    public CallGraphs(CodeIndex index, HttpClients clients)
    {
        _index = index;
        _clients = clients;
        _factories = new FactoryResults(index);
        Registrations = Registering.Registrations.Read(index, _factories);
        _implementations = new Implementations(index, Registrations.Select(each => each.ServiceId).ToHashSet());
        _values = new MemberValues(index);
    }

    /// <summary>All registrations of the solution.</summary>
    public ImmutableArray<Registration> Registrations { get; }

    /// <summary>The graph of the code of some projects: a program's own and those that it references.</summary>
    public CallGraph Of(IReadOnlySet<ProjectId> reach)
    {
        var registrations = new RegistrationTable(Registrations, _index, reach);
        var receivers = new Receivers(_index, registrations, _values, reach);
        var dispatch = new Dispatch(_index, _implementations, registrations, receivers, reach);
        return new CallGraph(
            _index,
            dispatch,
            new MessageHandlers(_index, registrations, reach),
            new Delegates(_index, _values, registrations, dispatch),
            new ClientHandlers(_index, _clients, _factories, reach));
    }
}
