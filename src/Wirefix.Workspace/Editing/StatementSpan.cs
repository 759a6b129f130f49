using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>Finds statements inside a member again by their text.</summary>
internal static class StatementSpan
{
    private const int LongestShown = 60;

    /// <summary>Where the statements stand, or why that is not exactly one place.</summary>
    public static (TextSpan? Span, string? Failure) Find(SyntaxNode member, ReplaceStatements edit)
    {
        var wanted = Statements(edit.Old, member.SyntaxTree.Options);
        if (wanted.Count == 0)
            return (null, $"the old statements of '{edit.Symbol}' are no C# statements; give them whole, as they stand in the member");
        var lists = Lists(member).ToArray();
        if (lists.Length == 0)
            return (null, $"'{edit.Symbol}' has no statements; replace the member");

        var found = lists.SelectMany(list => Matches(list, wanted)).ToArray();
        return found.Length switch
        {
            1 => (edit.Old.TrimStart().StartsWith('/') ? MemberSpan.WithComments(member, found[0]) : found[0], null),
            0 => (null, $"'{edit.Symbol}' has no statements that read '{Shown(edit.Old)}'; read the member, and give them as they stand there"),
            _ => (null, $"'{edit.Symbol}' has {found.Length} places that read '{Shown(edit.Old)}', in lines {LinesOf(member, found)}; give the statements around the one, too"),
        };
    }

    // In a method, as 'await' is a name elsewhere.
    private static SyntaxList<StatementSyntax> Statements(string text, ParseOptions options)
    {
        var parsed = SyntaxFactory.ParseMemberDeclaration($"async void M()\n{{\n{text}\n}}", options: options, consumeFullText: true);
        return parsed is MethodDeclarationSyntax { Body.Statements: var statements, ContainsDiagnostics: false } ? statements : default;
    }

    private static IEnumerable<StatementSyntax[]> Lists(SyntaxNode member)
    {
        if (member is CompilationUnitSyntax unit)
            yield return [.. unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)];
        foreach (var node in member.DescendantNodes(node => node == member || node is not TypeDeclarationSyntax))
        {
            if (node is BlockSyntax block)
                yield return [.. block.Statements];
            else if (node is SwitchSectionSyntax section)
                yield return [.. section.Statements];
            else if (node is StatementSyntax and not BlockSyntax && node.Parent is (StatementSyntax and not BlockSyntax) or ElseClauseSyntax)
                yield return [(StatementSyntax)node];
        }
    }

    private static IEnumerable<TextSpan> Matches(StatementSyntax[] list, SyntaxList<StatementSyntax> wanted) =>
        from start in Enumerable.Range(0, Math.Max(0, list.Length - wanted.Count + 1))
        where wanted.Select((statement, index) => SyntaxFactory.AreEquivalent(statement, list[start + index])).All(same => same)
        select TextSpan.FromBounds(list[start].SpanStart, list[start + wanted.Count - 1].Span.End);

    private static string LinesOf(SyntaxNode member, TextSpan[] found)
    {
        var lines = member.SyntaxTree.GetText().Lines;
        return string.Join(", ", found.Select(span => lines.GetLineFromPosition(span.Start).LineNumber + 1));
    }

    private static string Shown(string text)
    {
        var line = text.Trim().Split('\n')[0].TrimEnd();
        return line.Length <= LongestShown ? line : $"{line[..LongestShown]}…";
    }
}
