using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Editing;

/// <summary>
/// Changes of one source text, collected and laid out. Code is only ever inserted around what is there, or moved
/// sideways, so that comments and the layout of untouched code survive.
/// </summary>
internal sealed class SourceEdits(SyntaxNode root, SourceText text)
{
    private readonly List<(TextSpan Span, string Text)> _changes = [];
    private readonly Dictionary<int, int> _shifts = [];
    private readonly List<(int Position, string Indent)> _breaks = [];

    /// <summary>The line break that the text uses.</summary>
    public string NewLine { get; } = text.LineBreak();

    /// <summary>One level of indentation as the text has it.</summary>
    public string Unit { get; } = IndentUnit(root, text);

    /// <summary>All changes, in source order.</summary>
    public ImmutableArray<TextChange> Changes =>
        [.. _changes.Concat(_shifts.Select(Shifting)).OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End)
            .Select(change => new TextChange(change.Span, change.Text))];

    public void Insert(int position, string code) => _changes.Add((new TextSpan(position, 0), code));

    /// <summary>Makes a namespace known to code, by a directive.</summary>
    public void Import(SyntaxNode inside, string space)
    {
        foreach (var change in UsingEdit.For(text, [(inside, space)]))
            Insert(change.Span.Start, change.NewText!);
    }

    public void Replace(TextSpan span, string code) => _changes.Add((span, code));

    /// <summary>Puts a line break, and what else is given, before a position, which then starts a line of its own.</summary>
    public void Break(TextSpan gap, string code, string indent)
    {
        Replace(gap, code + NewLine + indent);
        _breaks.Add((gap.End, indent));
    }

    /// <summary>Moves the lines that start inside a span sideways; lines inside a literal stay.</summary>
    public void Shift(TextSpan span, int columns)
    {
        foreach (var line in text.Lines.Where(line => line.Start > span.Start && line.Start < span.End && line.Span.Length > 0 && !IsFixed(line)))
            _shifts[line.Start] = columns + (_shifts.TryGetValue(line.Start, out var before) ? before : 0);
    }

    /// <summary>The indentation, after the changes so far, of the line that a position stands on.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var broken = _breaks.Where(start => start.Position >= line.Start && start.Position <= position).ToArray();
        return broken.Length > 0
            ? broken.Aggregate((latest, next) => next.Position >= latest.Position ? next : latest).Indent
            : Shifted(text.IndentOf(line), _shifts.TryGetValue(line.Start, out var columns) ? columns : 0);
    }

    /// <summary>Whether nothing but white space precedes a position on its line.</summary>
    public bool StartsLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return line.Start + text.IndentOf(line).Length == position;
    }

    /// <summary>Inserts lines before a statement and the comments that belong to it.</summary>
    public void InsertLinesBefore(SyntaxNode statement, IEnumerable<string> lines, string indent)
    {
        var start = statement.SpanStart;
        if (StartsLine(start))
        {
            Insert(StartWithComments(statement), string.Concat(lines.Select(line => indent + line + NewLine)));
            return;
        }

        if (!_breaks.Any(line => line.Position == start))
            Break(TextSpan.FromBounds(statement.GetFirstToken().GetPreviousToken().Span.End, start), "", indent);
        Insert(start, string.Concat(lines.Select(line => line + NewLine + indent)));
    }

    /// <summary>Where the line of a statement starts, or the first of the comment lines directly above it.</summary>
    public int StartWithComments(SyntaxNode statement)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        while (line.LineNumber > 0 && text.Lines[line.LineNumber - 1] is var above
            && above.Start >= statement.FullSpan.Start && text.ToString(above.Span).TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            line = above;
        }

        return line.Start;
    }

    /// <summary>Breaks a block that stands on one line into lines; false where it has several already.</summary>
    public bool Expand(BlockSyntax block)
    {
        if (text.Lines.IndexOf(block.SpanStart) != text.Lines.IndexOf(block.Span.End))
            return false;

        var outer = IndentAt(block.SpanStart);
        foreach (var token in block.Statements.Select(statement => statement.GetFirstToken()).Prepend(block.OpenBraceToken).Append(block.CloseBraceToken))
        {
            var gap = TextSpan.FromBounds(token.GetPreviousToken().Span.End, token.SpanStart);
            if (!StartsLine(token.SpanStart))
                Break(gap, text.ToString(gap).TrimEnd(), token.Parent == block ? outer : outer + Unit);
        }

        return true;
    }

    private (TextSpan Span, string Text) Shifting(KeyValuePair<int, int> shift) => shift.Value >= 0
        ? (new TextSpan(shift.Key, 0), Shifted("", shift.Value))
        : (new TextSpan(shift.Key, Math.Min(-shift.Value, text.IndentOf(text.Lines.GetLineFromPosition(shift.Key)).Length)), "");

    private string Shifted(string indent, int columns) => columns >= 0
        ? indent + new string(Unit[0], columns)
        : indent.Substring(Math.Min(-columns, indent.Length));

    /// <summary>Whether the white space of a line is content: the line starts inside a literal, is blank, or is a directive.</summary>
    private bool IsFixed(TextLine line)
    {
        var content = line.Start + text.IndentOf(line).Length;
        if (content == line.End || text[content] == '#')
            return true;

        var token = root.FindToken(line.Start);
        return token.SpanStart < line.Start
            || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } interpolated && interpolated.SpanStart < line.Start
            && interpolated.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
    }

    private static string IndentUnit(SyntaxNode root, SourceText text)
    {
        var indents = root.DescendantNodes().OfType<MemberDeclarationSyntax>().Select(member => text.Lines.GetLineFromPosition(member.SpanStart))
            .Select(line => text.ToString(line.Span)).Where(line => line.Length > 0 && char.IsWhiteSpace(line[0]))
            .Select(line => line.Substring(0, line.Length - line.TrimStart().Length));
        var shortest = indents.OrderBy(indent => indent.Length).FirstOrDefault();
        return shortest is null or { Length: > 4 } ? "    " : shortest;
    }
}
