using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>
/// The requests that a call sends by way of methods whose source is part of the compilation. Reads other members and files, so
/// that only what is reported anyway may ask.
/// </summary>
internal sealed class ReachedRequests(KnownSymbols symbols)
{
    private const int Depth = 3;

    /// <summary>The requests of a call, or of the methods that it leads to.</summary>
    public IEnumerable<OutboundRequest> Of(IOperation call, MemberBody body) => Of(call, body, Depth);

    private IEnumerable<OutboundRequest> Of(IOperation call, MemberBody body, int depth)
    {
        if (call is IInvocationOperation invocation && OutboundRequest.Of(invocation, body) is { } request)
            return [request];
        return depth > 0 && OutboundCalls.Target(call) is { } method && symbols.Outbound.Reaches(method)
            ? Bodies(method).SelectMany(inner => Inside(inner, depth - 1))
            : [];
    }

    private IEnumerable<OutboundRequest> Inside(IOperation code, int depth)
    {
        var body = new MemberBody(code);
        return code.DescendantsAndSelf().Where(operation => OutboundCalls.Target(operation) is not null)
            .SelectMany(call => Of(call, body, depth));
    }

    private IEnumerable<IOperation> Bodies(IMethodSymbol method) =>
        symbols.Outbound.BodiesOf(method).SelectMany(implementation => implementation.DeclaringSyntaxReferences)
            .Where(reference => symbols.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .Select(reference => symbols.Compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax()))
            .OfType<IOperation>();
}
