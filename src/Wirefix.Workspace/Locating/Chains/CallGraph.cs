using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>The steps between units, each worked out when it is first asked for.</summary>
internal sealed class CallGraph(CodeIndex index, Dispatch dispatch)
{
    private readonly Dictionary<CodeUnit, ImmutableArray<CallEdge>> _edges = [];

    public ImmutableArray<CallEdge> From(CodeUnit unit)
    {
        if (!_edges.TryGetValue(unit, out var edges))
        {
            edges = [.. unit.Operations.SelectMany(operation => Edges(unit, operation))];
            _edges.Add(unit, edges);
        }

        return edges;
    }

    private IEnumerable<CallEdge> Edges(CodeUnit unit, IOperation operation) => operation switch
    {
        IInvocationOperation { IsVirtual: true } call => Dispatched(unit, call, call.TargetMethod, call.Instance),
        IInvocationOperation call => Direct(unit, call, call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => Direct(unit, operation, constructor),
        IMethodReferenceOperation { IsVirtual: true } reference => Dispatched(unit, reference, reference.Method, reference.Instance),
        IMethodReferenceOperation reference => Direct(unit, reference, reference.Method),
        IPropertyReferenceOperation reference when Accessor(reference) is { } accessor =>
            Dispatched(unit, reference, accessor, reference.Instance),
        _ => [],
    };

    private IEnumerable<CallEdge> Direct(CodeUnit unit, IOperation operation, IMethodSymbol method) =>
        index.Find(method) is { } target ? [new CallEdge(unit, target, EdgeKind.Direct, operation)] : [];

    private IEnumerable<CallEdge> Dispatched(CodeUnit unit, IOperation operation, IMethodSymbol method, IOperation? receiver) =>
        dispatch.Of(method, receiver, unit).Select(target => new CallEdge(unit, target.Unit, target.Kind, operation));

    private static IMethodSymbol? Accessor(IPropertyReferenceOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference
            ? reference.Property.SetMethod
            : reference.Property.GetMethod;
}
