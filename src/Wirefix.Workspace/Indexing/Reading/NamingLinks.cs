using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Naming policies that are set on options, by attributes and for source-generated contexts, of System.Text.Json and Newtonsoft.Json.</summary>
internal sealed class NamingLinks : ILinkReader
{
    private static readonly FrozenDictionary<string, NamingPolicy> Policies = new Dictionary<string, NamingPolicy>
    {
        ["CamelCase"] = NamingPolicy.CamelCase,
        ["SnakeCaseLower"] = NamingPolicy.SnakeCaseLower,
        ["SnakeCaseUpper"] = NamingPolicy.SnakeCaseUpper,
        ["KebabCaseLower"] = NamingPolicy.KebabCaseLower,
        ["KebabCaseUpper"] = NamingPolicy.KebabCaseUpper,
        ["CamelCasePropertyNamesContractResolver"] = NamingPolicy.CamelCase,
        ["CamelCaseNamingStrategy"] = NamingPolicy.CamelCase,
        ["SnakeCaseNamingStrategy"] = NamingPolicy.SnakeCaseLower,
        ["KebabCaseNamingStrategy"] = NamingPolicy.KebabCaseLower,
        ["DefaultNamingStrategy"] = NamingPolicy.OwnName,
        ["Unspecified"] = NamingPolicy.OwnName,
    }.ToFrozenDictionary();

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.Attribute,
    ];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope) => node switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left.LastName() is "PropertyNamingPolicy" or "ContractResolver" or "NamingStrategy" =>
            Rule(PolicyOf(assignment.Right, scope), PlaceKind.Member),
        ObjectCreationExpressionSyntax creation => Created(creation, scope),
        AttributeSyntax attribute when attribute.ShortName() == "JsonSourceGenerationOptions" => Generated(attribute, scope),
        AttributeSyntax attribute when attribute.ShortName() == "JsonObject" =>
            Rule(PolicyOf(attribute.Argument("NamingStrategyType"), scope), PlaceKind.Member, type),
        _ => [],
    };

    private static IEnumerable<FileLink> Created(ObjectCreationExpressionSyntax creation, FileScope scope) =>
        (creation.Type.LastName(), creation.ArgumentList.At(0)) switch
        {
            ("JsonSerializerOptions", { } defaults) when defaults.LastName() == "Web" => Rule(NamingPolicy.CamelCase, PlaceKind.Member),
            ("JsonStringEnumConverter" or "StringEnumConverter", { } policy) => Rule(PolicyOf(policy, scope), PlaceKind.EnumMember),
            _ => [],
        };

    private static IEnumerable<FileLink> Generated(AttributeSyntax attribute, FileScope scope)
    {
        if (attribute.Argument("PropertyNamingPolicy") is { } policy)
            return Rule(PolicyOf(policy, scope), PlaceKind.Member);
        return attribute.FirstArgument().LastName() == "Web" ? Rule(NamingPolicy.CamelCase, PlaceKind.Member) : [];
    }

    // Null is a policy too: names as they are. What a class of the project writes only running it would tell.
    private static NamingPolicy? PolicyOf(ExpressionSyntax? value, FileScope scope) => value switch
    {
        null => null,
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) => NamingPolicy.OwnName,
        TypeOfExpressionSyntax named => Known(named.Type.LastName()),
        ObjectCreationExpressionSyntax creation => Known(creation.Type.LastName()),
        MemberAccessExpressionSyntax named => Known(named.LastName()),
        IdentifierNameSyntax name when scope.ValueOf(name) is { } set and not IdentifierNameSyntax => PolicyOf(set, scope),
        _ => null,
    };

    private static NamingPolicy? Known(string name) => Policies.TryGetValue(name, out var policy) ? policy : null;

    private static IEnumerable<FileLink> Rule(NamingPolicy? policy, PlaceKind kind, string type = "") =>
        policy is null ? [] : [new FileLink(LinkKind.NamingPolicy, type, $"{kind}", $"{policy}")];
}
