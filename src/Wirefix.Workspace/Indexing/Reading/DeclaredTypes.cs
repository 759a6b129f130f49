using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The types that a file declares its parameters, fields, properties and locals to be of, by their names.</summary>
internal sealed class DeclaredTypes(CompilationUnitSyntax root)
{
    private readonly Lazy<ILookup<string, TypeSyntax>> _declared = new(() =>
        root.DescendantNodes().SelectMany(Declared).ToLookup(pair => pair.Name, pair => pair.Type));

    /// <summary>The types that an expression can be of; none where it is no such name.</summary>
    public IEnumerable<TypeSyntax> Of(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Of(inner.Operand),
        _ when expression.IsUnqualified() => _declared.Value[expression.LastName()],
        _ => [],
    };

    private static IEnumerable<(string Name, TypeSyntax Type)> Declared(SyntaxNode node) => node switch
    {
        ParameterSyntax { Type: { } type } parameter => [(parameter.Identifier.ValueText, type)],
        PropertyDeclarationSyntax property => [(property.Identifier.ValueText, property.Type)],
        VariableDeclarationSyntax all => all.Variables.Select(variable => (variable.Identifier.ValueText, Written(all, variable))),
        _ => [],
    };

    private static TypeSyntax Written(VariableDeclarationSyntax variables, VariableDeclaratorSyntax variable) =>
        variables.Type.IsVar && variable.Initializer?.Value is ObjectCreationExpressionSyntax creation ? creation.Type : variables.Type;
}
