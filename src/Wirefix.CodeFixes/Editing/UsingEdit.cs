using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Editing;

/// <summary>Adds using directives where the others stand, in their order: the list of the innermost namespace that has one.</summary>
internal static class UsingEdit
{
    /// <summary>Whether there is a list of directives around code.</summary>
    public static bool HasList(SyntaxNode inside) => ListAround(inside).Count > 0;

    /// <summary>Whether a directive of this file makes a namespace known to code.</summary>
    public static bool Imports(SyntaxNode inside, string space) => ListsAround(inside).SelectMany(usings => usings)
        .Any(directive => IsPlain(directive) && directive.Name?.ToString() == space);

    /// <summary>The changes that make namespaces known to code, each once for a list, whatever the number of those who need it.</summary>
    public static IEnumerable<TextChange> For(SourceText text, IEnumerable<(SyntaxNode Inside, string Space)> needed) =>
        needed.Select(need => (Place: PlaceFor(text, need.Inside, need.Space), need.Space)).Distinct().GroupBy(need => need.Place, need => need.Space)
            .Select(spaces => new TextChange(new TextSpan(spaces.Key.Position, 0), Code(spaces.Key, spaces)));

    private static string Code(Place place, IEnumerable<string> spaces) =>
        string.Concat(spaces.OrderBy(space => !IsSystem(space)).ThenBy(space => space, StringComparer.Ordinal)
            .Select(space => $"{place.Before}using {space};{place.After}")) + place.End;

    private static Place PlaceFor(SourceText text, SyntaxNode inside, string space)
    {
        var newLine = text.LineBreak();
        if (ListAround(inside) is not { Count: > 0 } usings)
            return new Place(StartOf((CompilationUnitSyntax)inside.SyntaxTree.GetRoot()), "", newLine, End: newLine);

        return usings.LastOrDefault(directive => IsBefore(directive, space)) is { } before
            ? new Place(before.SemicolonToken.EndWithComment(), newLine + text.IndentOf(before), "", "")
            : new Place(usings[0].SpanStart, "", newLine + text.IndentOf(usings[0]), "");
    }

    private static SyntaxList<UsingDirectiveSyntax> ListAround(SyntaxNode inside) => ListsAround(inside).FirstOrDefault(usings => usings.Count > 0);

    private static IEnumerable<SyntaxList<UsingDirectiveSyntax>> ListsAround(SyntaxNode inside) => inside.AncestorsAndSelf().Select(node => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Usings,
        CompilationUnitSyntax unit => unit.Usings,
        _ => default,
    });

    /// <summary>Where the first directive of a file goes: behind what is said of the file, and before what is said of its first type.</summary>
    private static int StartOf(CompilationUnitSyntax unit)
    {
        if (unit.Externs.Count > 0)
            return unit.Externs.Last().FullSpan.End;

        var first = unit.GetFirstToken(includeZeroWidth: true);
        var (start, hasComment, isBlank) = (first.FullSpan.Start, false, true);
        foreach (var trivia in first.LeadingTrivia.TakeWhile(IsOfFile))
        {
            // A blank line parts a comment from the type below it; a namespace has no comment of its own.
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && hasComment && (isBlank || first.Parent is BaseNamespaceDeclarationSyntax))
                start = trivia.FullSpan.End;
            hasComment |= trivia.IsComment();
            isBlank = trivia.IsKind(SyntaxKind.EndOfLineTrivia) || (isBlank && !trivia.IsComment());
        }

        return start;
    }

    private static bool IsOfFile(SyntaxTrivia trivia) =>
        trivia.IsComment() || trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia);

    /// <summary>Whether a directive stands before ours in a sorted list: global ones first, then the framework's, as editors sort them.</summary>
    private static bool IsBefore(UsingDirectiveSyntax directive, string space) =>
        !directive.GlobalKeyword.IsKind(SyntaxKind.None) || (IsPlain(directive) && Compare(directive.Name?.ToString() ?? "", space) < 0);

    private static bool IsPlain(UsingDirectiveSyntax directive) => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None);

    private static int Compare(string one, string other)
    {
        var (system, otherSystem) = (IsSystem(one), IsSystem(other));
        return system == otherSystem ? string.CompareOrdinal(one, other) : system ? -1 : 1;
    }

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>A position for directives, and what stands around each, and behind the last.</summary>
    private sealed record Place(int Position, string Before, string After, string End);
}
