using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>
/// The base addresses that clients are given: where they are registered, by type or by name, or in their own code.
/// </summary>
internal sealed class BaseAddresses
{
    private readonly ILookup<string, string> _byClient;
    private readonly ILookup<string, string> _clientNames;

    public BaseAddresses(CodeIndex index, TextValues texts)
    {
        _byClient = (
            from unit in index.Units
            from assignment in unit.Operations.OfType<ISimpleAssignmentOperation>()
            where assignment.Target is IPropertyReferenceOperation { Property: { Name: "BaseAddress" } property } &&
                property.ContainingType.Is("System.Net.Http", "HttpClient")
            from client in Clients(unit, assignment)
            from value in texts.Of(assignment.Value)
            select (client, value.Text)).ToLookup(pair => pair.client, pair => pair.Text);

        _clientNames = (
            from unit in index.Units
            from call in unit.Operations.OfType<IInvocationOperation>()
            where call.TargetMethod.Name == "CreateClient" && call.Argument("name")?.ConstantValue.Value is string
            select (Type: TypeName(unit), Name: (string)call.Argument("name")!.ConstantValue.Value!)).ToLookup(pair => pair.Type, pair => pair.Name);
    }

    /// <summary>The base addresses that a unit's client can have; an empty text where none is known.</summary>
    public ImmutableArray<string> Of(CodeUnit unit)
    {
        var type = TypeName(unit);
        ImmutableArray<string> known = [.. _clientNames[type].Prepend(type).SelectMany(client => _byClient[client]).Distinct()];
        return known.IsEmpty ? [""] : known;
    }

    private static IEnumerable<string> Clients(CodeUnit unit, IOperation assignment)
    {
        var registration = assignment.Ancestors().OfType<IInvocationOperation>().Select(Registration).FirstOrDefault(found => found is not null);
        if (registration is null)
            return [TypeName(unit)];

        var types = registration.TargetMethod.TypeArguments.Select(TypeName);
        return registration.Argument("name")?.ConstantValue.Value is string name ? types.Append(name) : types;
    }

    // AddHttpClient itself, or what is chained to it: AddHttpClient<T>().ConfigureHttpClient(…).
    private static IInvocationOperation? Registration(IInvocationOperation? call)
    {
        while (call is not null && call.TargetMethod.Name != "AddHttpClient")
            call = call.Arguments is [{ Value: var receiver }, ..] ? receiver.Bare() as IInvocationOperation : null;

        return call;
    }

    private static string TypeName(CodeUnit unit) => TypeName(unit.Member.ContainingType);

    private static string TypeName(ITypeSymbol? type)
    {
        if (type is null)
            return "";

        var (assembly, name) = MemberId.Of(type);
        return $"{assembly}/{name}";
    }
}
