using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Which HTTP clients code registers and uses, told by the client's type or name.</summary>
internal sealed class HttpClients
{
    private readonly ILookup<string, string> _names;

    public HttpClients(CodeIndex index)
    {
        _names = (
            from unit in index.Units
            from call in unit.Operations.OfType<IInvocationOperation>()
            where call.TargetMethod.Name == "CreateClient" && call.Argument("name")?.ConstantValue.Value is string
            select (Type: TypeName(unit), Name: (string)call.Argument("name")!.ConstantValue.Value!)).ToLookup(pair => pair.Type, pair => pair.Name);
    }

    /// <summary>Whether a method sends a request.</summary>
    public static bool Sends(IMethodSymbol method) =>
        method.IsOf("System.Net.Http", "HttpMessageInvoker") || method.ContainingType.Is("System.Net.Http.Json", "HttpClientJsonExtensions");

    /// <summary>The clients that code of a unit uses: the typed one that it is part of, and those that it asks for by name.</summary>
    public ImmutableArray<string> UsedBy(CodeUnit unit)
    {
        var type = TypeName(unit);
        return [.. _names[type].Prepend(type).Distinct()];
    }

    /// <summary>The clients whose registration an operation belongs to; none where it belongs to no registration.</summary>
    public static ImmutableArray<string> RegisteredAround(IOperation operation)
    {
        var around = operation.Ancestors().Prepend(operation).OfType<IInvocationOperation>();
        var registration = around.Select(Registration).FirstOrDefault(found => found is not null);
        if (registration is null)
            return [];

        var types = registration.TargetMethod.TypeArguments.Select(TypeName);
        return [.. registration.Argument("name")?.ConstantValue.Value is string name ? types.Append(name) : types];
    }

    /// <summary>The name of the client that code of a unit is part of.</summary>
    public static string TypeName(CodeUnit unit) => TypeName(unit.Member.ContainingType);

    // AddHttpClient itself, or what is chained to it: AddHttpClient<T>().ConfigureHttpClient(…).
    private static IInvocationOperation? Registration(IInvocationOperation? call)
    {
        while (call is not null && call.TargetMethod.Name != "AddHttpClient")
            call = call.Arguments is [{ Value: var receiver }, ..] ? Call(receiver.Bare()) : null;

        return call;
    }

    private static IInvocationOperation? Call(IOperation builder) =>
        (builder is ILocalReferenceOperation local ? LocalValues.Of(local).FirstOrDefault() : builder) as IInvocationOperation;

    private static string TypeName(ITypeSymbol? type)
    {
        if (type is null)
            return "";

        var (assembly, name) = MemberId.Of(type);
        return $"{assembly}/{name}";
    }
}
