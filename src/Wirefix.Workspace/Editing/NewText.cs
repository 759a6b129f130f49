using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>A C# text that an edit brings, parsed, to be moved to the column and line endings of the place it lands in.</summary>
internal sealed class NewText
{
    // An expression that goes on in the next line stands one step deeper, and nothing else tells where its member began.
    private const int Continuation = 4;

    private readonly SourceText _text;
    private readonly SyntaxNode _node;

    private NewText(SourceText text, SyntaxNode node)
    {
        _text = text;
        _node = node;
    }

    /// <summary>Whether comments stand before the declaration.</summary>
    public bool BeginsWithComment => _text.ToString().TrimStart().StartsWith('/');

    /// <summary>Whether the declaration is a type.</summary>
    public bool IsType => _node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    /// <summary>The text as one member of a type, or why it is none.</summary>
    public static (NewText? Text, string? Failure) Member(string text, ParseOptions options)
    {
        var source = Normalised(text);
        if (SyntaxFactory.ParseMemberDeclaration(source.ToString(), options: options) is not { } node || node is IncompleteMemberSyntax or GlobalStatementSyntax)
            return (null, "the new text is not one C# member: no declaration found");

        return ErrorIn(node) is { } error ? (null, $"the new text is not one C# member: {error}") : (new NewText(source, node), null);
    }

    /// <summary>The text as top-level statements, or why it is none.</summary>
    public static (NewText? Text, string? Failure) Statements(string text, ParseOptions options)
    {
        var source = Normalised(text);
        var node = SyntaxFactory.ParseCompilationUnit(source.ToString(), options: (CSharpParseOptions)options);
        if (node.Members.Count == 0 || node.Usings.Count > 0 || node.Members.Any(member => member is not GlobalStatementSyntax))
            return (null, "the new text is not top-level statements alone: leave directives and declarations out");

        return ErrorIn(node) is { } error ? (null, $"the new text is not C# statements: {error}") : (new NewText(source, node), null);
    }

    /// <summary>
    /// The text with its own indentation replaced. The first line carries none: it stands where the old text stood. What is
    /// inside string literals, and what stands further left than the text itself, is left alone.
    /// </summary>
    public string At(string indentation, string unit, string newLine)
    {
        var origin = Origin();
        var literals = _node.DescendantNodes().Where(IsMultiline).ToArray();
        var lines = _text.Lines.Select((line, index) => index == 0
            ? line.ToString().TrimStart()
            : Moved(line, origin, indentation, unit, Around(line, literals)));
        return string.Join(newLine, lines);
    }

    private static SourceText Normalised(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd().Split('\n');
        return SourceText.From(string.Join('\n', lines.SkipWhile(string.IsNullOrWhiteSpace)));
    }

    private static string? ErrorIn(SyntaxNode node) =>
        node.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.GetMessage();

    private string Moved(TextLine textLine, int origin, string indentation, string unit, SyntaxNode? literal)
    {
        var line = textLine.ToString();
        var width = Indentation.Width(line);
        if (literal is not null)
            return IsMovable(literal, origin) && width >= origin ? indentation + line[origin..] : line;
        if (width == line.Length)
            return "";

        return width < origin ? line : indentation + Indentation.In(unit, line[origin..]);
    }

    // A raw literal moves as a whole: its closing quotes say where its lines begin. A verbatim one is what it is.
    private bool IsMovable(SyntaxNode literal, int origin) =>
        literal.GetFirstToken().Text.TrimStart('$').StartsWith("\"\"\"", StringComparison.Ordinal) &&
        _text.Lines.Where(line => literal.Span.Contains(line.Start)).Select(line => line.ToString())
            .All(line => Indentation.Width(line) >= origin || string.IsNullOrWhiteSpace(line));

    private bool IsMultiline(SyntaxNode node) =>
        node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax &&
        _text.Lines.IndexOf(node.SpanStart) != _text.Lines.IndexOf(node.Span.End);

    private static SyntaxNode? Around(TextLine line, SyntaxNode[] literals) =>
        literals.FirstOrDefault(literal => literal.SpanStart < line.Start && line.Start < literal.Span.End);

    /// <summary>
    /// The column that the text was written at. A first line without indentation may have been cut out of its place, so that
    /// only the lines after it tell.
    /// </summary>
    private int Origin()
    {
        if (Indentation.Width(_text.Lines[0].ToString()) is > 0 and var first)
            return first;
        if (_text.Lines.Count == 1)
            return 0;

        var starts = _text.Lines.Skip(1).Where(line => line.Span.Length > 0).Select(FirstToken).OfType<SyntaxToken>().Distinct().ToArray();
        if (_node is CompilationUnitSyntax unit)
            return starts.Where(token => IsOwn(token, unit)).Select(Column).DefaultIfEmpty(0).Min();

        var own = starts.Where(IsOwn).ToArray();
        if (own.Length > 0)
            return own.Min(Column);

        return starts.Length == 0 ? 0 : Math.Max(0, starts.Min(Column) - Continuation);
    }

    private SyntaxToken? FirstToken(TextLine line)
    {
        var start = line.Start + Indentation.Width(line.ToString());
        var token = start < line.End ? _node.FindToken(start) : default;
        return token.RawKind != 0 && token.SpanStart == start ? token : null;
    }

    // Modifiers and names of the declaration itself, the braces of its body, and what closes an initializer in the end.
    private bool IsOwn(SyntaxToken token) =>
        token.Parent == _node || token == DeclarationStart() ||
        (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken && token.Parent?.Parent == _node) ||
        (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken && token.GetNextToken() == _node.GetLastToken());

    // What begins a statement, and what closes one.
    private static bool IsOwn(SyntaxToken token, CompilationUnitSyntax statements) => statements.Members.Any(statement =>
        token == statement.GetFirstToken() || (token == statement.GetLastToken() && token.IsKind(SyntaxKind.CloseBraceToken)));

    private SyntaxToken DeclarationStart() =>
        (_node as MemberDeclarationSyntax)?.AttributeLists.LastOrDefault()?.GetLastToken().GetNextToken() ?? _node.GetFirstToken();

    private int Column(SyntaxToken token) => token.SpanStart - _text.Lines.GetLineFromPosition(token.SpanStart).Start;
}
