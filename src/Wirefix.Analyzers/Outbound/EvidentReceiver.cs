using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Outbound;

/// <summary>What a call is made on, where the file declares it with its type: a first look, by syntax and by what that type's name means.</summary>
internal static class EvidentReceiver
{
    /// <summary>Whether a call by which <c>HttpClient</c> sends a request may be one of it; typed clients like to have the same names.</summary>
    public static bool MayBeHttpClient(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || NameOf(receiver) is not { } name
        || DeclaredType(name, call) is not { } type || IsNameOfClient(type) || MayMeanClient(type, model);

    private static string? NameOf(ExpressionSyntax receiver) => receiver switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsNameOfClient(TypeSyntax type) => type.ToString() is var written
        && (type.IsVar || written.IndexOf("Http", StringComparison.Ordinal) >= 0 || written.IndexOf("Invoker", StringComparison.Ordinal) >= 0);

    // A class of any name may derive from it, and an alias or a type parameter may stand for it.
    private static bool MayMeanClient(TypeSyntax type, SemanticModel model) =>
        OuterScope.TypeOf(type, model) is not INamedTypeSymbol known || KnownSymbols.Of(model.Compilation).Sends(known);

    /// <summary>The type with which a name is declared nearest to a call; null where the file does not tell.</summary>
    private static TypeSyntax? DeclaredType(string name, SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            var parameters = node switch
            {
                BaseMethodDeclarationSyntax method => method.ParameterList,
                LocalFunctionStatementSyntax function => function.ParameterList,
                ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
                TypeDeclarationSyntax type => type.ParameterList,
                _ => null,
            };
            if (parameters?.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name) is { } parameter)
                return parameter.Type;
            if (node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax && IsLocalOf(node, name))
                return null;
            if (node is TypeDeclarationSyntax holder)
                return holder.Members.Select(member => TypeOf(member, name)).FirstOrDefault(type => type is not null);
        }

        return null;
    }

    // Nobody declares a client inside an expression; functions in it are ancestors of their own.
    private static bool IsLocalOf(SyntaxNode function, string name) =>
        function.DescendantNodes(node => node == function || node is not ExpressionSyntax).Any(node => Declares(node, name));

    private static bool Declares(SyntaxNode node, string name) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
        ParameterSyntax parameter => parameter.Identifier.ValueText == name && parameter.Type is null,
        _ => false,
    };

    private static TypeSyntax? TypeOf(MemberDeclarationSyntax member, string name) => member switch
    {
        FieldDeclarationSyntax field when field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name) => field.Declaration.Type,
        PropertyDeclarationSyntax property when property.Identifier.ValueText == name => property.Type,
        _ => null,
    };
}
