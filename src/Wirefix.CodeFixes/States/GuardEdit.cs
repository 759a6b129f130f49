using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.States;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.States;

/// <summary>Puts a test of the current state before a write.</summary>
internal static class GuardEdit
{
    /// <summary>The changes for a WIRE5001 diagnostic of this tree; empty where the test or its place cannot be told.</summary>
    public static ImmutableArray<TextChange> For(Diagnostic diagnostic, SyntaxNode root, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue(StateTransition.ConditionProperty, out var condition)
            || !diagnostic.Properties.TryGetValue(StateTransition.RefusalProperty, out var refusal)
            || !CanBeWritten(condition!, root)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax target
            || GuardPlace.Before(target) is not { } place)
        {
            return [];
        }

        var edits = new SourceEdits(root, text);
        var lines = HasBraces(place)
            ? new[] { $"if ({condition})", "{", edits.Unit + refusal, "}" }
            : [$"if ({condition})", edits.Unit + refusal];
        edits.InsertLinesBefore(place, lines, edits.IndentAt(place.SpanStart));
        if (StandsApart(place))
            edits.Insert(edits.StartWithComments(place), edits.NewLine);
        return edits.Changes;
    }

    private static bool CanBeWritten(string condition, SyntaxNode root) => !condition.Contains(" is ")
        || ((CSharpParseOptions)root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;

    /// <summary>Whether a blank line sets a statement off from those before it.</summary>
    private static bool StandsApart(StatementSyntax statement) => statement.GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);

    private static bool HasBraces(StatementSyntax statement)
    {
        var refusals = (statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? statement.SyntaxTree.GetRoot()).DescendantNodes()
            .OfType<IfStatementSyntax>().Where(test => StateGuard.Leaves(test.Statement)).ToArray();
        return 2 * refusals.Count(test => test.Statement is BlockSyntax { Statements.Count: 1 }) > refusals.Length;
    }
}
