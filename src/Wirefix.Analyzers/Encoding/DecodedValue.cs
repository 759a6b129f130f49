using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>Tells the values that ASP.NET Core hands to code, which are decoded.</summary>
internal static class DecodedValue
{
    /// <summary>A value of the route.</summary>
    public const string Route = "route";

    private const string Query = "query";

    /// <summary>Where a value comes from: route, query or form; null where it does not come from a request, or is not decoded.</summary>
    public static string? SourceOf(IOperation value) => value.Unwrapped() switch
    {
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_String } parameter } use => OfParameter(parameter, use),
        IPropertyReferenceOperation { Property.IsIndexer: true } element => OfElement(element),
        IInvocationOperation { Instance: { } text, TargetMethod.Name: "ToString" } => SourceOf(text),
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "ToString" } } access => SourceOf(access.Operation),
        _ => null,
    };

    private static string? OfElement(IPropertyReferenceOperation element) => element.Property.ContainingType.Name switch
    {
        "IQueryCollection" or "QueryCollection" when Framework.Owns(element.Property.ContainingType) => Query,
        "IFormCollection" or "FormCollection" when Framework.Owns(element.Property.ContainingType) => "form",
        "RouteValueDictionary" when Framework.Owns(element.Property.ContainingType) => Route,
        "StringValues" => element.Instance is { } all ? SourceOf(all) : null,
        _ => null,
    };

    private static string? OfParameter(IParameterSymbol parameter, IOperation use)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || IsWritten(parameter, use))
            return null;
        if (Handlers.RouteTemplatesOf(method, use) is not { } templates)
            return null;

        return parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name)
            .FirstOrDefault(name => name?.StartsWith("From", StringComparison.Ordinal) == true) switch
        {
            "FromRouteAttribute" => Route,
            "FromQueryAttribute" => Query,
            null => templates.Any(template => Names(template, parameter.Name)) || (templates.Count == 0 && parameter.Name == "id") ? Route : Query,
            _ => null,
        };
    }

    // {name}, {name?}, {name:alpha}, {name=all}, {*name}, {**name}
    private static bool Names(string template, string parameter) => template.Split('{').Skip(1)
        .Any(place => string.Equals(place.TrimStart('*').Split('}', '?', ':', '=')[0], parameter, StringComparison.OrdinalIgnoreCase));

    private static bool IsWritten(IParameterSymbol parameter, IOperation use) => new MemberBody(use).Operations.Any(operation =>
        operation is ISimpleAssignmentOperation { Target: IParameterReferenceOperation target } assignment
        && SymbolEqualityComparer.Default.Equals(target.Parameter, parameter) && assignment.Syntax.Span.End < use.Syntax.SpanStart);
}
