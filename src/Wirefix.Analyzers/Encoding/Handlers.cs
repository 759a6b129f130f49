using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>Tells the functions that ASP.NET Core calls with values of a request: actions of controllers, and handlers of minimal APIs.</summary>
internal static class Handlers
{
    /// <summary>The route templates of a function, empty where its routes are conventional; null for a function that is no handler.</summary>
    public static IReadOnlyList<string>? RouteTemplatesOf(IMethodSymbol method, IOperation inside) => method.MethodKind switch
    {
        MethodKind.Ordinary when method.DeclaredAccessibility == Accessibility.Public && !method.IsStatic && IsController(method.ContainingType) =>
            [.. Templates(method), .. Templates(method.ContainingType)],
        MethodKind.AnonymousFunction or MethodKind.LocalFunction => MappedTemplate(method, inside),
        _ => null,
    };

    private static bool IsController(INamedTypeSymbol type) => type.SelfAndBases()
        .Any(current => (current.Name == "ControllerBase" && Framework.Owns(current)) || current.GetAttributes().Any(IsOfController));

    private static bool IsOfController(AttributeData attribute) => attribute.AttributeClass?.Name is "ApiControllerAttribute" or "ControllerAttribute";

    private static IEnumerable<string> Templates(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "RouteAttribute" } or { BaseType.Name: "HttpMethodAttribute" })
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Select(argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value : null)
            .OfType<string>();

    private static IReadOnlyList<string>? MappedTemplate(IMethodSymbol function, IOperation inside)
    {
        var map = new MemberBody(inside).Operations.OfType<IInvocationOperation>().FirstOrDefault(call =>
            call.TargetMethod is { ContainingType.Name: "EndpointRouteBuilderExtensions" } method && Framework.Owns(method.ContainingType)
            && call.Arguments.Any(argument => Same(argument.Value.Unwrapped(), function)));
        return map?.Arguments
            .Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: string template } ? template : null)
            .OfType<string>().ToArray();
    }

    private static bool Same(IOperation handler, IMethodSymbol function) => handler switch
    {
        IAnonymousFunctionOperation lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, function),
        IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method, function),
        _ => false,
    };
}
