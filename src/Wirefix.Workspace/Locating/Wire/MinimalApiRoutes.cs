using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Reads <c>MapGet</c> and its kin, with the prefixes of the groups that they stand in.</summary>
internal sealed class MinimalApiRoutes(CodeIndex index, TextValues texts)
{
    private const int MostSteps = 16;

    public IEnumerable<Route> Read() =>
        from unit in index.Units
        from call in unit.Operations.OfType<IInvocationOperation>()
        where IsMapping(call.TargetMethod) && call.TargetMethod.Name != "MapGroup"
        let handler = call.Argument("handler") ?? call.Argument("requestDelegate")
        where handler is not null && call.Argument("pattern") is not null
        from method in Methods(call)
        from prefix in Prefixes(call.Arguments[0].Value, MostSteps).Distinct()
        from pattern in texts.Of(call.Argument("pattern")!)
        from path in UriTemplate.WithoutOptionals($"{prefix}/{pattern.Text}")
        select new Route(method, UriTemplate.Template(path), Handler(handler, unit), call.Syntax.GetLocation());

    private static bool IsMapping(IMethodSymbol method) =>
        method.Name.StartsWith("Map", StringComparison.Ordinal) &&
        method.ContainingType.Is("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");

    private static IEnumerable<string?> Methods(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Map" => [null],
        "MapMethods" => call.Argument("httpMethods")!.Descendants()
            .Select(operation => (operation.ConstantValue.Value as string)?.ToUpperInvariant())
            .Where(method => method is not null)
            .Distinct(),
        var name => [name["Map".Length..].ToUpperInvariant()],
    };

    // The receiver may be the application, a group, or either with conventions chained to it.
    private IEnumerable<string> Prefixes(IOperation receiver, int steps)
    {
        var builder = receiver.Bare();
        return steps == 0 ? [""] : builder switch
        {
            IInvocationOperation { TargetMethod.Name: "MapGroup" } mapping when mapping.Argument("prefix") is { } prefix =>
                from outer in Prefixes(mapping.Arguments[0].Value, steps - 1)
                from text in texts.Of(prefix)
                select $"{outer}/{text.Text.Trim('/')}",
            IInvocationOperation call when index.Find(call.TargetMethod) is { } source && ReturnsOther(source) =>
                LocalValues.Returned(source).SelectMany(value => Prefixes(value, steps - 1)),
            IInvocationOperation { Instance: null, Arguments: [{ Value: var chained }, ..] } => Prefixes(chained, steps - 1),
            ILocalReferenceOperation local => LocalValues.Of(local).SelectMany(value => Prefixes(value, steps - 1)),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } =>
                FromCallers(method, parameter, steps - 1),
            _ => [""],
        };
    }

    private static bool ReturnsOther(CodeUnit source) =>
        LocalValues.Returned(source).Any(value => value is not IParameterReferenceOperation);

    private IEnumerable<string> FromCallers(IMethodSymbol method, IParameterSymbol parameter, int steps)
    {
        var given =
            from call in index.CallsOf(method)
            from argument in (call.Operation as IInvocationOperation)?.Arguments ?? []
            where argument.Parameter?.Ordinal == parameter.Ordinal
            from prefix in Prefixes(argument.Value, steps)
            select prefix;
        return given.DefaultIfEmpty("");
    }

    private CodeUnit Handler(IOperation handler, CodeUnit mapping) => handler.Bare() switch
    {
        IDelegateCreationOperation creation => Handler(creation.Target, mapping),
        IAnonymousFunctionOperation lambda => index.Find(lambda) ?? mapping,
        IMethodReferenceOperation reference => index.Find(reference.Method) ?? mapping,
        ILocalReferenceOperation local => LocalValues.Of(local).Select(value => Handler(value, mapping)).FirstOrDefault() ?? mapping,
        _ => mapping,
    };
}
