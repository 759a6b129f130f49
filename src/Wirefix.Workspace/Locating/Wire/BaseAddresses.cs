using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>
/// The base addresses that clients are given: where they are registered, by type or by name, or in their own code.
/// </summary>
internal sealed class BaseAddresses
{
    private readonly ILookup<string, string> _byClient;
    private readonly HttpClients _clients;

    public BaseAddresses(CodeIndex index, TextValues texts, HttpClients clients)
    {
        _clients = clients;
        _byClient = (
            from unit in index.Units
            from assignment in unit.Operations.OfType<ISimpleAssignmentOperation>()
            where assignment.Target is IPropertyReferenceOperation { Property: { Name: "BaseAddress" } property } &&
                property.ContainingType.Is("System.Net.Http", "HttpClient")
            from client in HttpClients.RegisteredAround(assignment).DefaultIfEmpty(HttpClients.TypeName(unit))
            from value in texts.Of(assignment.Value)
            select (client, value.Text)).ToLookup(pair => pair.client, pair => pair.Text);
    }

    /// <summary>The base addresses that a unit's client can have; an empty text where none is known.</summary>
    public ImmutableArray<string> Of(CodeUnit unit)
    {
        ImmutableArray<string> known = [.. _clients.UsedBy(unit).SelectMany(client => _byClient[client]).Distinct()];
        return known.IsEmpty ? [""] : known;
    }
}
