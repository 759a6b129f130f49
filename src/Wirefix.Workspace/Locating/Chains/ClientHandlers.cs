using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Leads from a request that is sent to the delegating handlers that its client was given.</summary>
internal sealed class ClientHandlers
{
    private static readonly string[] Adding = ["AddHttpMessageHandler", "ConfigurePrimaryHttpMessageHandler"];

    private readonly HttpClients _clients;
    private readonly ImmutableArray<(string? Client, Runner Handler)> _handlers;

    public ClientHandlers(CodeIndex index, HttpClients clients, FactoryResults factories, IReadOnlySet<ProjectId> reach)
    {
        _clients = clients;
        _handlers =
        [
            .. from unit in index.Units
               where reach.Contains(unit.Project.Id)
               from given in Given(unit, factories)
               from method in given.Handler.GetMembers("SendAsync").OfType<IMethodSymbol>()
               let handler = index.Find(method)
               where handler is not null
               from client in HttpClients.RegisteredAround(given.Place).Cast<string?>().DefaultIfEmpty(IsOwn(given.Place) ? HttpClients.TypeName(unit) : null)
               select (client, new Runner(handler, EdgeKind.Pipeline, given.Place.Syntax.GetLocation())),
        ];
    }

    /// <summary>The handlers that run around a call; none where it sends no request.</summary>
    public IEnumerable<Runner> Of(IInvocationOperation call, CodeUnit unit)
    {
        if (_handlers.IsEmpty || !HttpClients.Sends(call.TargetMethod) || call.Instance is IInstanceReferenceOperation)
            return [];

        // A handler that no client is named for was given to all of them, by defaults.
        var used = _clients.UsedBy(unit);
        return _handlers.Where(each => each.Client is null || used.Contains(each.Client)).Select(each => each.Handler);
    }

    private static IEnumerable<(ITypeSymbol Handler, IOperation Place)> Given(CodeUnit unit, FactoryResults factories) =>
        from operation in unit.Operations
        from type in operation switch
        {
            IInvocationOperation call when Adding.Contains(call.TargetMethod.Name) && call.TargetMethod.TypeArguments is [var named] => [named],
            IInvocationOperation call when Adding.Contains(call.TargetMethod.Name) => factories.Of(call.Arguments.Skip(1).Select(argument => argument.Value)),
            IObjectCreationOperation { Arguments: [{ Value: var first }, ..] } creation when IsClient(creation.Type) => [first.Bare().Type!],
            _ => ImmutableArray<ITypeSymbol>.Empty,
        }
        where type.DerivesFrom("System.Net.Http", "DelegatingHandler")
        select (type, operation);

    // new HttpClient(new Retrying()) is the client of the type that makes it.
    private static bool IsOwn(IOperation place) => place is IObjectCreationOperation;

    private static bool IsClient(ITypeSymbol? type) => type.DerivesFrom("System.Net.Http", "HttpMessageInvoker");
}
