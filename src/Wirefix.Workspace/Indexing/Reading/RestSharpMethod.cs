using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Which method a request of RestSharp has: as the call says that sends it (<c>PostAsync</c>, <c>ExecuteGet</c>), else its own.</summary>
internal static class RestSharpMethod
{
    /// <summary>The method of a new request; empty where that is not known.</summary>
    public static string OfRequest(BaseObjectCreationExpressionSyntax request, FileScope scope)
    {
        var sent = Sent(request, scope);
        if (sent.Length > 0)
            return sent;
        var own = request.ArgumentList?.Arguments.IndexOf(argument => RequestMethod.Of(argument.Expression, scope).Length > 0) ?? -1;
        return RequestMethod.OfRequest(request, own < 0 ? 1 : own, scope);
    }

    /// <summary>The method of the request whose resource a statement or an initializer sets.</summary>
    public static string OfAddressed(AssignmentExpressionSyntax resource, FileScope scope)
    {
        var made = resource.Parent?.Parent as BaseObjectCreationExpressionSyntax ?? (resource.Left.Receiver() is { } holder ? scope.ValueOf(holder) : null);
        return made is BaseObjectCreationExpressionSyntax request ? OfRequest(request, scope) : RequestMethod.OfAddressed(resource, scope);
    }

    private static string Sent(BaseObjectCreationExpressionSyntax request, FileScope scope)
    {
        IEnumerable<InvocationExpressionSyntax> calls = request.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            ? [call]
            : RequestMethod.Variable(request) is { } variable ? scope.Uses.CallsWith(variable) : [];
        return calls.Select(each => Said(each, scope)).FirstOrDefault(method => method.Length > 0) ?? "";
    }

    private static string Said(InvocationExpressionSyntax call, FileScope scope)
    {
        var name = call.Expression.LastName();
        var verb = name.StartsWith("Execute", StringComparison.Ordinal) ? name["Execute".Length..] : name;
        if (verb.EndsWith("Async", StringComparison.Ordinal))
            verb = verb[..^"Async".Length];
        return RouteAttributes.Verbs.Contains(verb) ? verb.ToUpperInvariant() : RequestMethod.Of(call.ArgumentList.At(1), scope);
    }
}
