using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The base address that a client of RestSharp is made with.</summary>
internal static class RestSharpAddress
{
    /// <summary>The address that a client or its options are given, when made or by their property; null of other code.</summary>
    public static ExpressionSyntax? Of(SyntaxNode node, FileScope scope) => node switch
    {
        BaseObjectCreationExpressionSyntax creation when IsClient(creation.CreatedType()) =>
            creation.ArgumentList.At(0) is { } given && !IsOptions(given, scope) ? given : null,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } initial =>
            IsBase(initial) && IsClient(made.CreatedType()) ? initial.Right : null,
        AssignmentExpressionSyntax set => IsBase(set) && set.Left.Receiver() is { } client && scope.TypesOf(client).Any(IsClient) ? set.Right : null,
        _ => null,
    };

    /// <summary>The text of an address, with the slash behind which resources are put.</summary>
    public static string TextOf(ExpressionSyntax address, FileScope scope) => $"{scope.TextOf(address).TrimEnd('/')}/";

    // The options say the address where they are made.
    private static bool IsOptions(ExpressionSyntax given, FileScope scope) =>
        given is BaseObjectCreationExpressionSyntax creation ? IsClient(creation.CreatedType()) : scope.TypesOf(given).Any(IsClient);

    private static bool IsBase(AssignmentExpressionSyntax assignment) => assignment.Left.LastName() == "BaseUrl";

    private static bool IsClient(TypeSyntax? type) => type.LastName() is "RestClient" or "RestClientOptions";
}
