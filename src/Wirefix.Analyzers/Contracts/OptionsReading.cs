using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How System.Text.Json reads with options, as far as their making can be seen.</summary>
internal static class OptionsReading
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, JsonReading> Contexts = new();

    /// <summary>The reading by options that are made in place.</summary>
    /// <remarks>Options that are made bare are set up elsewhere.</remarks>
    public static JsonReading Of(BaseObjectCreationExpressionSyntax made)
    {
        var assignments = made.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().ToArray() ?? [];
        return Defaults(made.ArgumentList, assignments.Length > 0) is { } defaults ? assignments.Aggregate(defaults, Set) : JsonReading.Unseen;
    }

    /// <summary>The reading by what a symbol holds: options, or type information of a source-generated context.</summary>
    public static JsonReading Of(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { ContainingType: var context } && IsContext(context))
            return Of(context);
        if (symbol is IPropertySymbol { IsStatic: true, ContainingType.Name: "JsonSerializerOptions" })
            return symbol.Name switch { "Web" => JsonReading.Web, "Default" => JsonReading.Plain, _ => JsonReading.Unseen };

        return symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Select(Value)
            .OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault() is { } value
            && symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or ILocalSymbol && !IsSetUpLater(symbol.Name, value)
            ? Of(value)
            : JsonReading.Unseen;
    }

    /// <summary>Whether a type is a source-generated context.</summary>
    public static bool IsContext(INamedTypeSymbol type) => type.BaseType?.Name == "JsonSerializerContext";

    /// <summary>The reading by a source-generated context; it may list hundreds of types, and is asked for by as many calls.</summary>
    public static JsonReading Of(INamedTypeSymbol context) => Contexts.GetValue(context, OfContext);

    private static JsonReading OfContext(INamedTypeSymbol context)
    {
        if (context.SystemText("JsonSourceGenerationOptionsAttribute") is not { } options)
            return JsonReading.Plain;

        var reading = options.ConstructorArguments is [{ Value: 1 }] ? JsonReading.Web : JsonReading.Plain;
        return reading with
        {
            Policy = new NamePolicy(
                options.ValueOf("PropertyNamingPolicy") is int policy ? KnownCase(policy) : reading.Policy.Case,
                options.ValueOf("PropertyNameCaseInsensitive") as bool? ?? reading.Policy.IgnoresCase),
            TakesNumberTexts = options.ValueOf("NumberHandling") is int handling ? (handling & 1) != 0 : reading.TakesNumberTexts,
            TakesTokens = options.ValueOf("UseStringEnumConverter") as bool?
                ?? (options.NamedArguments.Any(argument => argument.Key == "Converters") ? null : false),
        };
    }

    // Options that copy others are what those are.
    private static JsonReading? Defaults(ArgumentListSyntax? arguments, bool isSetUp) => arguments?.Arguments switch
    {
        null or [] => isSetUp ? JsonReading.Plain : null,
        [{ Expression: MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.ValueText: var name } }]
            when JsonSites.NameOf(type) == "JsonSerializerDefaults" =>
            name switch { "Web" => JsonReading.Web, "General" => JsonReading.Plain, _ => null },
        _ => null,
    };

    // By their own members: `options.Converters.Add(…)`, in a constructor too.
    private static bool IsSetUpLater(string name, SyntaxNode made) => WordSearch.Tokens(made.SyntaxTree, [name + "."], CancellationToken.None)
        .Any(token => token.ValueText == name && token.GetNextToken().IsKind(SyntaxKind.DotToken));

    private static ExpressionSyntax? Value(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        _ => null,
    };

    private static JsonReading Set(JsonReading reading, AssignmentExpressionSyntax assignment) => JsonSites.NameOf(assignment.Left) switch
    {
        "PropertyNamingPolicy" => reading with { Policy = new NamePolicy(KnownCase(JsonSites.NameOf(assignment.Right)), reading.Policy.IgnoresCase) },
        "PropertyNameCaseInsensitive" => reading with
        {
            Policy = reading.Policy with { IgnoresCase = !assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression) },
        },
        "NumberHandling" => reading with { TakesNumberTexts = assignment.Right.ToString().IndexOf("AllowReadingFromString", StringComparison.Ordinal) >= 0 },
        "Converters" => reading with { TakesTokens = assignment.Right.ToString().IndexOf("EnumConverter", StringComparison.Ordinal) >= 0 ? true : null },
        "TypeInfoResolver" => JsonReading.Unseen,
        _ => reading,
    };

    private static NameCase KnownCase(string? policy) => policy switch
    {
        "CamelCase" => NameCase.Camel,
        "SnakeCaseLower" => NameCase.SnakeLower,
        "SnakeCaseUpper" => NameCase.SnakeUpper,
        "KebabCaseLower" => NameCase.KebabLower,
        "KebabCaseUpper" => NameCase.KebabUpper,
        _ => NameCase.Unknown,
    };

    // The values of JsonKnownNamingPolicy.
    private static NameCase KnownCase(int policy) => policy switch
    {
        0 => NameCase.AsWritten,
        1 => NameCase.Camel,
        2 => NameCase.SnakeLower,
        3 => NameCase.SnakeUpper,
        4 => NameCase.KebabLower,
        5 => NameCase.KebabUpper,
        _ => NameCase.Unknown,
    };
}
