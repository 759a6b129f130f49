using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>What edits inside and above a member change of its file's text, or why they cannot.</summary>
internal static class MemberChanges
{
    /// <summary>Replaces statements; with nothing in their place their lines go, too.</summary>
    public static (TextChange? Change, string? Failure) Replace(SourceText text, SyntaxNode node, ReplaceStatements edit)
    {
        var (found, failure) = StatementSpan.Find(node, edit);
        if (found is not { } span)
            return (null, failure);
        if (string.IsNullOrWhiteSpace(edit.Text))
            return (new TextChange(WholeLines(text, span), ""), null);
        var (statements, reason) = NewText.Statements(edit.Text, node.SyntaxTree.Options);
        if (statements is null)
            return (null, reason);
        var indentation = Indentation.At(text, span.Start);
        return (new TextChange(span, statements.At(indentation, Indentation.UnitAt(text, indentation), Indentation.NewLine(text))), null);
    }

    /// <summary>Removes a member with the comments above it, its lines, and the blank line behind or before it.</summary>
    public static (TextChange? Change, string? Failure) Remove(SourceText text, SyntaxNode node, RemoveMember edit)
    {
        var member = node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: BaseFieldDeclarationSyntax field } } ? field : node;
        if (member is EnumMemberDeclarationSyntax or not MemberDeclarationSyntax)
            return (null, $"'{edit.Symbol}' shares its declaration with others, or is the program itself; replace what holds it");
        var lines = WholeLines(text, MemberSpan.WithComments(member));
        return (new TextChange(WithBlankLine(text, lines), ""), null);
    }

    /// <summary>Puts an attribute above a declaration; before a parameter of a record, for the property that it makes.</summary>
    public static (TextChange? Change, string? Failure) Attribute(SourceText text, SyntaxNode node, AddAttribute edit)
    {
        var inner = edit.Text.Trim() is ['[', .. var within, ']'] ? within.Trim() : edit.Text.Trim();
        if (!IsAttribute(inner, node.SyntaxTree.Options))
            return (null, $"'{edit.Text}' is no attribute; give one as in JsonPropertyName(\"order_id\")");
        if (node is ParameterSyntax)
            return (new TextChange(new TextSpan(node.SpanStart, 0), $"[{(inner.Contains(':', StringComparison.Ordinal) ? "" : "property: ")}{inner}] "), null);
        var declaration = node is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : node;
        return declaration is MemberDeclarationSyntax
            ? (new TextChange(new TextSpan(declaration.SpanStart, 0), $"[{inner}]{Indentation.NewLine(text)}{Indentation.At(text, declaration.SpanStart)}"), null)
            : (null, $"'{edit.Symbol}' is no declaration that an attribute can stand above");
    }

    private static bool IsAttribute(string text, ParseOptions options) =>
        SyntaxFactory.ParseMemberDeclaration($"[{text}] int M;", options: options) is FieldDeclarationSyntax { AttributeLists: [{ Attributes.Count: 1 }], ContainsDiagnostics: false };

    // Where something else stands on the first or the last line, the span alone goes.
    private static TextSpan WholeLines(SourceText text, TextSpan span)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(span.End, last.End)));
        return isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span;
    }

    private static TextSpan WithBlankLine(SourceText text, TextSpan lines)
    {
        var behind = text.Lines.GetLineFromPosition(lines.End);
        if (behind.Start == lines.End && IsBlank(behind) && behind.EndIncludingLineBreak > lines.End)
            return TextSpan.FromBounds(lines.Start, behind.EndIncludingLineBreak);
        var first = text.Lines.GetLineFromPosition(lines.Start);
        return first.LineNumber > 0 && first.Start == lines.Start && IsBlank(text.Lines[first.LineNumber - 1])
            ? TextSpan.FromBounds(text.Lines[first.LineNumber - 1].Start, lines.End)
            : lines;
    }

    private static bool IsBlank(TextLine line) => string.IsNullOrWhiteSpace(line.ToString());
}
