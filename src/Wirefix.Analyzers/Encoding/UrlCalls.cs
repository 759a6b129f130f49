using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Encoding;

/// <summary>Tells where the framework takes a text as a URL.</summary>
internal static class UrlCalls
{
    // How the methods that take a URL and are none of HttpClient's begin.
    private static readonly string[] Names = ["Redirect", "LocalRedirect", "Created", "Accepted", "TryCreate", "IsWellFormed"];

    // The types with a parameter that is a URL, and the names of such parameters.
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "HttpClient", "HttpClientJsonExtensions", "HttpRequestMessage", "Uri", "UriBuilder",
        "ControllerBase", "Results", "TypedResults", "RedirectResult", "LocalRedirectResult", "HttpResponse",
    };

    private static readonly HashSet<string> Parameters = new(StringComparer.Ordinal)
    {
        "requestUri", "uriString", "relativeUri", "url", "localUrl", "uri", "location",
    };

    /// <summary>Whether a call may take a URL that is put together of values, by its name and its arguments.</summary>
    public static bool MayTake(InvocationExpressionSyntax call, SemanticModel model) =>
        CalledName.Of(call) is { } name
        && ((HttpCalls.VerbOf(name) is { Length: > 0 } && EvidentCall.Of(call, model).MayBeHttpClient)
            || Names.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
        && call.ArgumentList.Arguments.Any(MayBeComposed);

    /// <summary>Whether a creation may take a URL that is put together of values, by its type's name and its arguments.</summary>
    public static bool MayTake(BaseObjectCreationExpressionSyntax creation) =>
        (creation is not ObjectCreationExpressionSyntax { Type: var type }
            || Types.Contains((type as SimpleNameSyntax ?? (type as QualifiedNameSyntax)?.Right)?.Identifier.ValueText ?? ""))
        && creation.ArgumentList?.Arguments.Any(MayBeComposed) == true;

    /// <summary>Whether an assignment may set a part of a URL, by the property's name.</summary>
    public static bool MayTake(AssignmentExpressionSyntax assignment) =>
        ((assignment.Left as MemberAccessExpressionSyntax)?.Name ?? assignment.Left as SimpleNameSyntax)?.Identifier.ValueText
            is "Path" or "Query" or "Location";

    /// <summary>The text that a call, a creation or an assignment takes as a URL, or as a part of one; null for any other.</summary>
    public static (IOperation Text, UrlPlace Start)? UrlOf(IOperation operation) => operation switch
    {
        IInvocationOperation call when Takes(call.TargetMethod) => Argument(call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation when Takes(constructor) => Argument(creation.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when PartOf(property) is { } start =>
            (assignment.Value.Unwrapped(), start),
        _ => null,
    };

    /// <summary>The HTTP method of a call; null where the call does not tell.</summary>
    public static string? MethodOf(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var called } when HttpCalls.Is(called) && HttpCalls.VerbOf(called.Name) is { Length: > 0 } verb => verb,
        IObjectCreationOperation creation when creation.Type.IsHttpType("HttpRequestMessage") => SentMessage.MethodOf(creation),
        _ => null,
    };

    private static bool MayBeComposed(ArgumentSyntax argument) => argument.Expression switch
    {
        BinaryExpressionSyntax => true,
        IdentifierNameSyntax local => MayHoldText(local),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().Any(value => !EscapingCalls.IsEscaped(value.Expression)),
        ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax => true,
        _ => false,
    };

    // A local whose value is put together in the same member.
    private static bool MayHoldText(IdentifierNameSyntax local) =>
        EnclosingMember.Of(local).DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } variable => variable.Identifier.ValueText == local.Identifier.ValueText && IsText(value),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var value } =>
                left.Identifier.ValueText == local.Identifier.ValueText && IsText(value),
            _ => false,
        });

    private static bool IsText(ExpressionSyntax value) =>
        value is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
            or PostfixUnaryExpressionSyntax or CastExpressionSyntax;

    private static bool Takes(IMethodSymbol method) =>
        method.ContainingType is { } type && Types.Contains(type.Name)
        && method.Parameters.Any(IsUrl) && Framework.Owns(type);

    private static bool IsUrl(IParameterSymbol? parameter) => parameter?.Type.SpecialType == SpecialType.System_String && Parameters.Contains(parameter.Name);

    private static (IOperation, UrlPlace)? Argument(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => IsUrl(argument.Parameter)) is { } url ? (url.Value.Unwrapped(), UrlPlace.Start) : null;

    private static UrlPlace? PartOf(IPropertySymbol property) => (property.Name, property.ContainingType.Name) switch
    {
        ("Path", "UriBuilder") when Framework.Owns(property.ContainingType) => UrlPlace.Path,
        ("Query", "UriBuilder") when Framework.Owns(property.ContainingType) => UrlPlace.Query,
        ("Location", "IHeaderDictionary") when Framework.Owns(property.ContainingType) => UrlPlace.Start,
        _ => null,
    };
}
