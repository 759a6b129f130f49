using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>Recognises the framework's builders of queries and forms, which escape the values that they are given.</summary>
internal static class UrlBuilders
{
    /// <summary>Whether a call may build a query: of the common names, only those on something that is named a query.</summary>
    public static bool MayBuild(InvocationExpressionSyntax call) => CalledName.Of(call) switch
    {
        "AddQueryString" => true,
        "Add" or "Create" => call.Expression is MemberAccessExpressionSyntax { Expression: var builder }
            && builder.ToString().IndexOf("query", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    /// <summary>Whether a creation may make a form; without the type's name, it may where texts are given in pairs.</summary>
    public static bool MayBuild(BaseObjectCreationExpressionSyntax creation) => creation is ObjectCreationExpressionSyntax named
        ? named.Type.ToString().EndsWith("FormUrlEncodedContent", StringComparison.Ordinal)
        : creation.ArgumentList?.Arguments.Count == 1 && (Mentions(creation, "Encode") || Mentions(creation, "Escape"));

    private static bool Mentions(SyntaxNode code, string word) => code.ToString().IndexOf(word, StringComparison.Ordinal) >= 0;

    /// <summary>The values that a builder is given escaped, each with the call that escapes it; the value is the call itself or a local.</summary>
    public static IEnumerable<(IOperation Value, IInvocationOperation Escaping)> EscapedValuesOf(IOperation builder)
    {
        var arguments = builder switch
        {
            IInvocationOperation call when IsBuilder(call.TargetMethod) => call.Arguments,
            IObjectCreationOperation { Constructor: { ContainingType.Name: "FormUrlEncodedContent" } constructor } creation
                when Framework.Owns(constructor.ContainingType) =>
                creation.Arguments,
            _ => [],
        };
        return arguments.SelectMany(argument => Texts(argument.Value.Unwrapped()))
            .Select(value => (value, EscapingCalls.CallBehind(value))).Where(found => found.Item2 is { } call && EscapingCalls.Escapes(call))
            .Select(found => (found.value, found.Item2!));
    }

    /// <summary>The builder as people write it.</summary>
    public static string NameOf(IOperation builder) => builder is IInvocationOperation { TargetMethod: var method }
        ? $"{method.ContainingType.Name}.{method.Name}"
        : builder.Type!.Name;

    private static bool IsBuilder(IMethodSymbol method) => (method.Name, method.ContainingType.Name) switch
    {
        ("AddQueryString", "QueryHelpers") or ("Create" or "Add", "QueryString") or ("Add", "QueryBuilder") => Framework.Owns(method.ContainingType),
        _ => false,
    };

    /// <summary>The texts that an argument consists of: itself, or what a collection that is written here holds.</summary>
    private static IEnumerable<IOperation> Texts(IOperation argument)
    {
        if (argument.Type?.SpecialType == SpecialType.System_String)
            return [argument];

        var collection = argument is ILocalReferenceOperation { Local: var local } ? new MemberBody(argument).OnlyValue(local)?.Unwrapped() : argument;
        return collection is IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation
            ? collection.Descendants().SelectMany(Elements)
            : [];
    }

    private static IEnumerable<IOperation> Elements(IOperation part) => part switch
    {
        IObjectCreationOperation { Type.Name: "KeyValuePair" } pair => pair.Arguments.Select(argument => argument.Value.Unwrapped()),
        IInvocationOperation { TargetMethod.Name: "Add", IsImplicit: true } add => add.Arguments.Select(argument => argument.Value.Unwrapped()),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } } set => [set.Value.Unwrapped()],
        _ => [],
    };
}
