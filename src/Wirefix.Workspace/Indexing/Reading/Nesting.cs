using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// Finds text that is nested deeper than the parser bears, before it is parsed: of brackets, generic types, patterns, conditional accesses,
/// conditions of directives and holes of strings it keeps no count itself, and nothing outlives an overflow of the stack.
/// </summary>
internal static class Nesting
{
    /// <summary>How many levels are parsed; code that people or tools write has a few dozen.</summary>
    public const int MostLevels = 1_000;

    private const string Not = "not";

    /// <summary>Whether what the options compile of a text has too many levels, those in strings and comments not counted.</summary>
    public static bool IsTooDeep(string text, CSharpParseOptions options)
    {
        // The lexer itself goes into directives and into the holes of strings, so that its tokens are asked for last.
        return Directives.Exceed(text, MostLevels) || (Openings(text) > MostLevels && IsTooDeep(Tokens(text, options)));
    }

    // Null is a string that the lexer cannot be given. Only the lexer knows where one begins: text may be disabled, or a comment.
    private static IEnumerable<SyntaxToken?> Tokens(string text, CSharpParseOptions options)
    {
        using var parser = SyntaxFactory.CreateTokenParser(SourceText.From(text), options);
        SyntaxToken token;
        do
        {
            var start = parser.ParseLeadingTrivia().Token.FullSpan.End;
            if (StringHoles.Exceed(text, start, MostLevels))
                yield return null;
            token = parser.ParseNextToken().Token;
            yield return token;
        }
        while (!token.IsKind(SyntaxKind.EndOfFileToken));
    }

    // Most files have fewer in all than may be nested.
    private static int Openings(string text)
    {
        var openings = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '(' or '[' or '{' or '<' or '?' || (text[at] == 'n' && string.CompareOrdinal(text, at, Not, 0, Not.Length) == 0))
                openings++;
        }

        return openings;
    }

    private static bool IsTooDeep(IEnumerable<SyntaxToken?> tokens)
    {
        var around = new Stack<int>();
        var (levels, ofStatement, nots, before) = (0, 0, 0, SyntaxKind.None);
        foreach (var next in tokens)
        {
            if (next is not { } token)
                return true;
            (levels, ofStatement) = token.Kind() switch
            {
                SyntaxKind.OpenBracketToken when before == SyntaxKind.QuestionToken => (levels + 1, ofStatement + 1),
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => (levels + 1, ofStatement),
                SyntaxKind.DotToken when before == SyntaxKind.QuestionToken => (levels, ofStatement + 1),
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => (Math.Max(0, levels - 1), ofStatement),
                SyntaxKind.OpenBraceToken => (levels + 1, Begun(ofStatement, around)),
                SyntaxKind.CloseBraceToken => (Math.Max(0, levels - 1), around.TryPop(out var outer) ? outer : 0),
                SyntaxKind.LessThanToken => (levels, ofStatement + 1),
                SyntaxKind.GreaterThanToken => (levels, Math.Max(0, ofStatement - 1)),
                SyntaxKind.SemicolonToken => (levels, 0),
                _ => (levels, ofStatement),
            };
            nots = token.Text == Not ? nots + 1 : 0;
            if (levels + ofStatement + nots > MostLevels)
                return true;
            before = token.Kind();
        }

        return false;
    }

    private static int Begun(int ofStatement, Stack<int> around)
    {
        around.Push(ofStatement);
        return 0;
    }
}
