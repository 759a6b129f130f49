using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The method of a request that code makes: by its constructor, its initializer, or statements that set it. Empty where that is not known.</summary>
internal static class RequestMethod
{
    private const string Property = "Method";

    /// <summary>The method that an expression is, in upper case: <c>HttpMethod.Post</c>, <c>new HttpMethod("PATCH")</c>, or a name set to one.</summary>
    public static string Of(ExpressionSyntax? method, FileScope scope) => method switch
    {
        null => "",
        IdentifierNameSyntax name when scope.ValueOf(name) is { } value and not IdentifierNameSyntax => Of(value, scope),
        BaseObjectCreationExpressionSyntax creation => Verb(creation.ArgumentList.At(0).Literal()),
        InvocationExpressionSyntax call => Verb(call.ArgumentList.At(0).Literal()),
        _ => Verb(method.LastName()),
    };

    /// <summary>The method of a new request, whose constructor is given a method at an index; what says none is a GET.</summary>
    public static string OfRequest(BaseObjectCreationExpressionSyntax request, int index, FileScope scope)
    {
        var given = Variable(request) is { } variable ? Set(scope.Uses.SetOn(variable, Property), scope) : null;
        return given ?? Made(request, index, scope);
    }

    /// <summary>The method of the request whose address a statement or an initializer sets.</summary>
    public static string OfAddressed(AssignmentExpressionSyntax address, FileScope scope)
    {
        if (address.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made })
            return OfRequest(made, 0, scope);
        if (address.Left.Receiver() is not IdentifierNameSyntax holder)
            return "";
        var given = Set(scope.Uses.SetOn(holder, Property), scope);
        return given ?? (scope.ValueOf(holder) is BaseObjectCreationExpressionSyntax creation ? Made(creation, 0, scope) : "");
    }

    /// <summary>The variable that a new object is declared to stand in; null where it stands in none.</summary>
    public static VariableDeclaratorSyntax? Variable(BaseObjectCreationExpressionSyntax creation) =>
        (creation.Parent as EqualsValueClauseSyntax)?.Parent as VariableDeclaratorSyntax;

    private static string Made(BaseObjectCreationExpressionSyntax request, int index, FileScope scope)
    {
        if (request.Initial(Property) is { } initial)
            return Of(initial, scope);
        return request.ArgumentList.At(index) is { } argument ? Of(argument, scope) : "GET";
    }

    // Where it is set twice, which one holds is not told by syntax.
    private static string? Set(IEnumerable<ExpressionSyntax> values, FileScope scope) =>
        values.Select(value => Of(value, scope)).Distinct().ToArray() switch
        {
            [] => null,
            [var only] => only,
            _ => "",
        };

    private static string Verb(string? name) =>
        RouteAttributes.Verbs.FirstOrDefault(verb => verb.Equals(name, StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant() ?? "";
}
