using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Finds what runs around handlers: middleware, by class, interface or lambda, and the filters of endpoints and controllers.</summary>
internal sealed class RequestPipeline(CodeIndex index)
{
    private static readonly string[] FilterMethods =
    [
        "OnActionExecutionAsync", "OnActionExecuting", "OnActionExecuted", "OnResultExecutionAsync", "OnResourceExecutionAsync",
        "OnAuthorizationAsync", "OnAuthorization", "OnExceptionAsync", "OnException",
    ];

    public ImmutableArray<PipelineStage> Read() =>
    [
        .. from unit in index.Units
           from call in unit.Operations.OfType<IInvocationOperation>()
           from stage in Stages(unit, call)
           select stage,
        .. index.Types.SelectMany(type => type.Symbol.GetAttributes().SelectMany(attribute => OfAttribute(type, attribute))),
    ];

    private IEnumerable<PipelineStage> Stages(CodeUnit unit, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "UseMiddleware" } => Named(call).SelectMany(type => Of(type, ["InvokeAsync", "Invoke"], "middleware", call, _ => true)),
        { Name: "Use" or "Run", ContainingType: var type } when type.ContainingNamespace.Is("Microsoft.AspNetCore.Builder") =>
            Lambdas(call, "middleware", _ => true),
        { Name: "AddEndpointFilter" or "AddEndpointFilterFactory" } => Filters(unit, call),
        { Name: "Add" or "AddService", ContainingType: var type } when type.Is("Microsoft.AspNetCore.Mvc.Filters", "FilterCollection") =>
            Named(call).SelectMany(filter => Of(filter, FilterMethods, "filter", call, IsAction)),
        _ => [],
    };

    // A filter that is chained to one mapping runs for its route, one of a group for any that may be in it.
    private IEnumerable<PipelineStage> Filters(CodeUnit unit, IInvocationOperation call)
    {
        var mapping = Receivers(call).FirstOrDefault(each => each.TargetMethod.Name is ['M', 'a', 'p', ..] && each.TargetMethod.Name != "MapGroup");
        var place = mapping?.Syntax.GetLocation();
        Func<Route, bool> around = place is null ? route => route.Handler.Project == unit.Project : route => route.Place == place;
        return Named(call).SelectMany(type => Of(type, ["InvokeAsync"], "endpoint filter", call, around)).Concat(Lambdas(call, "endpoint filter", around));
    }

    private IEnumerable<PipelineStage> OfAttribute(SourceType type, AttributeData attribute)
    {
        ITypeSymbol?[] filters =
        [
            attribute.AttributeClass,
            .. attribute.AttributeClass?.TypeArguments ?? [],
            .. attribute.ConstructorArguments.Where(argument => argument.Kind == TypedConstantKind.Type).Select(argument => argument.Value as ITypeSymbol),
        ];
        var place = attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();
        return place is null
            ? []
            : filters.OfType<INamedTypeSymbol>().SelectMany(filter => Of(filter, FilterMethods, "filter", place, route => IsOf(route, type)));
    }

    private IEnumerable<PipelineStage> Of(ITypeSymbol type, string[] methods, string what, IOperation call, Func<Route, bool> around) =>
        Of(type, methods, what, call.Syntax.GetLocation(), around);

    private IEnumerable<PipelineStage> Of(ITypeSymbol type, string[] methods, string what, Location place, Func<Route, bool> around) =>
        from method in methods.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>()
        let unit = index.Find(method)
        where unit is not null
        select new PipelineStage(unit, $"{what} {type.Name}", place, around);

    private IEnumerable<PipelineStage> Lambdas(IInvocationOperation call, string what, Func<Route, bool> around) =>
        from argument in call.Arguments
        let creation = argument.Value.Bare() as IDelegateCreationOperation
        let unit = creation?.Target switch
        {
            IAnonymousFunctionOperation lambda => index.Find(lambda),
            IMethodReferenceOperation reference => index.Find(reference.Method),
            _ => null,
        }
        where unit is not null
        select new PipelineStage(unit, what, creation.Syntax.GetLocation(), around);

    private static IEnumerable<ITypeSymbol> Named(IInvocationOperation call) => call.TargetMethod.TypeArguments
        .Concat(call.Arguments.Select(argument => argument.Value.Bare()).OfType<ITypeOfOperation>().Select(type => type.TypeOperand))
        .Concat(call.Arguments.Select(argument => argument.Value.Bare()).OfType<IObjectCreationOperation>().Select(creation => creation.Type!))
        .Where(type => type is INamedTypeSymbol);

    private static IEnumerable<IInvocationOperation> Receivers(IInvocationOperation call)
    {
        for (var each = Receiver(call); each is not null; each = Receiver(each))
            yield return each;
    }

    private static IInvocationOperation? Receiver(IInvocationOperation call) =>
        (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.Bare() as IInvocationOperation;

    private static bool IsAction(Route route) => route.Handler.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false };

    private static bool IsOf(Route route, SourceType type) =>
        route.Handler.Member.ContainingType is { } controller && MemberId.Of(controller) == MemberId.Of(type.Symbol);
}
