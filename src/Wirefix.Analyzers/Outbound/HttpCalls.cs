using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Recognises the calls by which <c>HttpClient</c> sends one request, by their names first.</summary>
internal static class HttpCalls
{
    /// <summary>Whether a method sends one request.</summary>
    public static bool Is(IMethodSymbol method) =>
        VerbOf(method.Name) is not null
        && method.ContainingType is { Name: "HttpClient" or "HttpMessageInvoker" or "HttpClientJsonExtensions" } type
        && IsHttp(type.ContainingNamespace);

    /// <summary>Whether a call may send one request, by its name and what it is made on.</summary>
    public static bool MayBe(InvocationExpressionSyntax call, SemanticModel model) =>
        CalledName.Of(call) is { } name && VerbOf(name) is not null && EvidentCall.Of(call, model).MayBeHttpClient;

    /// <summary>The HTTP method that a call's name tells; empty where its message tells it, null where it sends nothing.</summary>
    public static string? VerbOf(string name) => name switch
    {
        "GetAsync" or "GetStringAsync" or "GetByteArrayAsync" or "GetStreamAsync" or "GetFromJsonAsync"
            or "GetFromJsonAsAsyncEnumerable" => "GET",
        "PostAsync" or "PostAsJsonAsync" => "POST",
        "PutAsync" or "PutAsJsonAsync" => "PUT",
        "PatchAsync" or "PatchAsJsonAsync" => "PATCH",
        "DeleteAsync" or "DeleteFromJsonAsync" => "DELETE",
        "SendAsync" or "Send" => "",
        _ => null,
    };

    /// <summary>The argument for a parameter, as it was written; null where the call has none.</summary>
    public static IOperation? ArgumentFor(this IInvocationOperation call, string parameter) => Find(call.Arguments, parameter);

    /// <summary>The argument for a parameter, as it was written; null where the creation has none.</summary>
    public static IOperation? ArgumentFor(this IObjectCreationOperation creation, string parameter) => Find(creation.Arguments, parameter);

    /// <summary>Whether a type is of <c>System.Net.Http</c> and has this name.</summary>
    public static bool IsHttpType(this ITypeSymbol? type, string name) =>
        type is not null && type.Name == name && IsHttp(type.ContainingNamespace);

    private static IOperation? Find(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(
            argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value.Unwrapped();

    private static bool IsHttp(INamespaceSymbol? space) => space switch
    {
        { Name: "Json" } => IsHttp(space.ContainingNamespace),
        { Name: "Http", ContainingNamespace: { Name: "Net", ContainingNamespace: { Name: "System" } system } } =>
            system.ContainingNamespace.IsGlobalNamespace,
        _ => false,
    };
}
