using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Parameters of handlers and properties that are bound from an inbound request.</summary>
internal sealed class BindingPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Parsed =
        ["Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Int128", "String", "Int32", "Int64"];

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.Parameter, SyntaxKind.PropertyDeclaration];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        PropertyDeclarationSyntax property => Given(property.AttributeLists, property.Identifier, property, scope),
        ParameterSyntax parameter => Given(parameter, scope),
        _ => [],
    };

    private static IEnumerable<FoundName> Given(ParameterSyntax parameter, FileScope scope)
    {
        if (parameter.AttributeLists.Count > 0)
            return Given(parameter.AttributeLists, parameter.Identifier, parameter, scope);
        return IsParsed(parameter.Type) && IsOfHandler(parameter, scope)
            ? [Own(PlaceKind.BoundParameter, parameter.Identifier, parameter)]
            : [];
    }

    private static IEnumerable<FoundName> Given(SyntaxList<AttributeListSyntax> lists, SyntaxToken own, SyntaxNode node, FileScope scope) =>
        from attribute in lists.SelectMany(list => list.Attributes)
        let kind = KindOf(attribute.ShortName())
        where kind is not null
        select attribute.Argument("Name") is { } name
            ? new FoundName(scope.TextOf(name), kind.Value, name, PlaceDirection.Inbound)
            : Own(kind.Value, own, node);

    private static PlaceKind? KindOf(string attribute) => attribute switch
    {
        "FromQuery" => PlaceKind.Query,
        "FromHeader" => PlaceKind.Header,
        "FromRoute" => PlaceKind.RouteValue,
        "FromForm" => PlaceKind.Form,
        _ => null,
    };

    private static FoundName Own(PlaceKind kind, SyntaxToken name, SyntaxNode node) =>
        new(name.ValueText, kind, node, name.SpanStart, PlaceDirection.Inbound);

    // Other types come from the body or from the container, and their parameter's name stands on no wire.
    private static bool IsParsed(TypeSyntax? type) => type switch
    {
        PredefinedTypeSyntax => true,
        NullableTypeSyntax nullable => IsParsed(nullable.ElementType),
        ArrayTypeSyntax array => IsParsed(array.ElementType),
        NameSyntax name => Parsed.Contains(name.LastName()),
        _ => false,
    };

    private static bool IsOfHandler(ParameterSyntax parameter, FileScope scope) => parameter.Parent?.Parent switch
    {
        MethodDeclarationSyntax method => ControllerPlaces.IsAction(method) || scope.IsMapped(method.Identifier.ValueText),
        LocalFunctionStatementSyntax function => scope.IsMapped(function.Identifier.ValueText),
        LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } =>
            MinimalApiPlaces.IsMapping(call),
        _ => false,
    };
}
