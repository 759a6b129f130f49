using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Finds every place that sends a request by HttpClient, and where the request goes.</summary>
internal sealed class OutboundCallIndex(CodeIndex index, TextValues texts, BaseAddresses baseAddresses)
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    private readonly RequestShapes _shapes = new(index);

    public ImmutableArray<OutboundCall> Read() =>
    [
        .. from unit in index.Units
           from operation in unit.Operations.OfType<IInvocationOperation>()
           where HttpClients.Sends(operation.TargetMethod)
           from call in Calls(unit, operation)
           select call,
    ];

    private IEnumerable<OutboundCall> Calls(CodeUnit unit, IInvocationOperation operation)
    {
        if (operation.Argument("requestUri") is { } direct && Verb(operation.TargetMethod) is { } verb)
            return Calls(unit, operation, texts.Of(direct), [TextValue.Literal(verb)], []);
        if (operation.Argument("request") is not { } message)
            return [];

        return
            from shape in _shapes.Of(message)
            let uri = shape.Uri
            where uri is not null
            let methods = shape.Method is null ? [TextValue.Literal("GET")] : texts.Of(shape.Method)
            from call in Calls(unit, operation, texts.Of(uri), methods, shape.Givers)
            select call;
    }

    private IEnumerable<OutboundCall> Calls(
        CodeUnit unit,
        IInvocationOperation operation,
        ImmutableArray<TextValue> uris,
        ImmutableArray<TextValue> methods,
        ImmutableArray<Call> givers) =>
        from method in methods
        from uri in uris
        let both = method.Then(uri)
        where both is not null
        from root in baseAddresses.Of(unit)
        let verb = method.Text.StartsWith('{') ? null : method.Text.ToUpperInvariant()
        select new OutboundCall(verb, UriTemplate.Parse(uri.Text, root), unit, operation, [.. both.Givers, .. givers]);

    private static string? Verb(IMethodSymbol method) =>
        Verbs.FirstOrDefault(verb => method.Name.StartsWith(verb, StringComparison.Ordinal))?.ToUpperInvariant();
}
