using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>The steps between units, each worked out when it is first asked for.</summary>
internal sealed class CallGraph(CodeIndex index, Dispatch dispatch, MessageHandlers messages, Delegates delegates, ClientHandlers clients)
{
    private readonly Dictionary<CodeUnit, ImmutableArray<CallEdge>> _edges = [];

    public ImmutableArray<CallEdge> From(CodeUnit unit)
    {
        if (!_edges.TryGetValue(unit, out var edges))
        {
            edges =
            [
                .. from operation in unit.Operations
                   from runner in Runners(unit, operation)
                   select new CallEdge(unit, runner.Unit, runner.Kind, operation, runner.Basis),
            ];
            _edges.Add(unit, edges);
        }

        return edges;
    }

    private IEnumerable<Runner> Runners(CodeUnit unit, IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => delegates.Of(operation),
        IInvocationOperation call => Called(unit, call).Concat(messages.Of(call)).Concat(clients.Of(call, unit)).DistinctBy(runner => runner.Unit),
        IObjectCreationOperation { Constructor: { } constructor } => Direct(constructor),
        IMethodReferenceOperation { IsVirtual: true } reference => dispatch.Of(reference.Method, reference.Instance, unit),
        IMethodReferenceOperation reference => Direct(reference.Method),
        IPropertyReferenceOperation reference when Accessor(reference) is { } accessor =>
            dispatch.Of(accessor, reference.Instance, unit).Concat(delegates.Of(reference)),
        IBinaryOperation { OperatorMethod: { } method } => Direct(method),
        IConversionOperation { OperatorMethod: { } method } => Direct(method),
        _ => [],
    };

    private IEnumerable<Runner> Called(CodeUnit unit, IInvocationOperation call) =>
        call.IsVirtual ? dispatch.Of(call.TargetMethod, call.Instance, unit) : Direct(call.TargetMethod);

    private IEnumerable<Runner> Direct(IMethodSymbol method) => index.Find(method) is { } target ? [new Runner(target, EdgeKind.Direct)] : [];

    private static IMethodSymbol? Accessor(IPropertyReferenceOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference
            ? reference.Property.SetMethod
            : reference.Property.GetMethod;
}
