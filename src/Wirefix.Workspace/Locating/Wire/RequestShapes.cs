using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Finds where a request message that is sent was made.</summary>
internal sealed class RequestShapes(CodeIndex index)
{
    private const int MostSteps = 6;

    /// <summary>The expressions of method and URI of each message that an expression can be; none where it is not known.</summary>
    public IEnumerable<RequestShape> Of(IOperation message) => Read(message, MostSteps);

    private IEnumerable<RequestShape> Read(IOperation message, int steps)
    {
        if (steps == 0)
            return [];

        return message.Bare() switch
        {
            IObjectCreationOperation creation when creation.Type.DerivesFrom("System.Net.Http", "HttpRequestMessage") => [Created(creation)],
            ILocalReferenceOperation local => LocalValues.Of(local).SelectMany(value => Read(value, steps - 1)).Select(shape => Completed(shape, local)),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } =>
                FromCallers(method, parameter, steps - 1),
            IInvocationOperation call when index.Find(call.TargetMethod) is { } source =>
                LocalValues.Returned(source).SelectMany(value => Read(value, steps - 1)),
            _ => [],
        };
    }

    private IEnumerable<RequestShape> FromCallers(IMethodSymbol method, IParameterSymbol parameter, int steps) =>
        from call in index.CallsOf(method)
        where call.Operation is IInvocationOperation
        from argument in ((IInvocationOperation)call.Operation).Arguments
        where argument.Parameter?.Ordinal == parameter.Ordinal
        from shape in Read(argument.Value, steps)
        select shape with { Givers = shape.Givers.Add(call) };

    private static RequestShape Created(IObjectCreationOperation creation)
    {
        var assigned = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().ToArray() ?? [];
        return new RequestShape(
            creation.Argument("method") ?? Assigned(assigned, "Method"),
            creation.Argument("requestUri") ?? Assigned(assigned, "RequestUri"),
            []);
    }

    // request.RequestUri = … after the creation.
    private static RequestShape Completed(RequestShape shape, ILocalReferenceOperation local)
    {
        var assigned = LocalValues.Uses(local.Local, local)
            .Select(use => use.Parent is IPropertyReferenceOperation property ? property.Parent : null)
            .OfType<ISimpleAssignmentOperation>()
            .ToArray();
        return shape with { Method = shape.Method ?? Assigned(assigned, "Method"), Uri = shape.Uri ?? Assigned(assigned, "RequestUri") };
    }

    private static IOperation? Assigned(IEnumerable<ISimpleAssignmentOperation> assignments, string property) =>
        assignments.FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;
}

/// <summary>The expressions that a request message was made from; null where none was given.</summary>
internal sealed record RequestShape(IOperation? Method, IOperation? Uri, ImmutableArray<Call> Givers);
