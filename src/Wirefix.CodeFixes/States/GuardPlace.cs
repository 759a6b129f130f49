using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers;

namespace Wirefix.CodeFixes.States;

/// <summary>Where a function tests what it was given before it does anything.</summary>
internal static class GuardPlace
{
    /// <summary>
    /// The statement before which the state can be tested: behind the object's load and the tests that are there, and before the first
    /// thing that is done. Null where the write stands in no block.
    /// </summary>
    /// <param name="target">The member that is written.</param>
    public static StatementSyntax? Before(ExpressionSyntax target)
    {
        if (target.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax { Statements: var statements } } write)
            return null;

        var last = statements.IndexOf(write);
        var first = target is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax subject }
            ? 1 + statements.Take(last).ToList().FindLastIndex(statement => Declares(statement, subject.Identifier.ValueText))
            : 0;
        var place = first;
        for (var i = first; i < last && (statements[i] is LocalDeclarationStatementSyntax || IsTest(statements[i])); i++)
        {
            if (IsTest(statements[i]))
                place = i + 1;
        }

        return statements[place];
    }

    private static bool IsTest(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null, Statement: var refused } => refused is ReturnStatementSyntax or ThrowStatementSyntax
            or BlockSyntax { Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] },
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } =>
            CalledName.Of(call)?.StartsWith("ThrowIf", StringComparison.Ordinal) == true,
        _ => false,
    };

    private static bool Declares(StatementSyntax statement, string name) => statement.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == name,
        _ => false,
    });
}
