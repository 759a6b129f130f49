using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// Finds text that is nested deeper than the parser bears, before it is parsed: of brackets, generic types and conditional accesses it
/// keeps no count itself, and nothing outlives an overflow of the stack.
/// </summary>
internal static class Nesting
{
    /// <summary>How many levels are parsed; code that people or tools write has a few dozen.</summary>
    public const int MostLevels = 1_000;

    // The lexer goes into the holes of interpolated strings level by level.
    private const int MostLexed = 10_000;

    /// <summary>Whether a text has too many levels, those in strings and comments not counted.</summary>
    public static bool IsTooDeep(string text)
    {
        var (openings, levels) = Count(text);
        return openings > MostLevels && (levels > MostLexed || IsTooDeep(SyntaxFactory.ParseTokens(text)));
    }

    private static bool IsTooDeep(IEnumerable<SyntaxToken> tokens)
    {
        var around = new Stack<int>();
        var (levels, ofStatement, before) = (0, 0, SyntaxKind.None);
        foreach (var token in tokens)
        {
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
            if (levels + ofStatement + WithinString(token) > MostLevels)
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

    private static int WithinString(SyntaxToken token) =>
        token.Text is ['$', _, ..] or ['@', '$', ..] ? Count(token.Text).Levels : 0;

    private static (int Openings, int Levels) Count(string text)
    {
        var (openings, open, most) = (0, 0, 0);
        foreach (var letter in text)
        {
            if (letter is '(' or '[' or '{')
                (openings, open) = (openings + 1, open + 1);
            else if (letter is ')' or ']' or '}')
                open = Math.Max(0, open - 1);
            else if (letter is '<' or '?')
                openings++;
            most = Math.Max(most, open);
        }

        return (openings, most);
    }
}
