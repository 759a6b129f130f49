using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>Puts a using directive where the SDK's formatter would sort it: in alphabetical order with System first.</summary>
internal static class UsingDirectives
{
    /// <summary>The change that adds a namespace to the directives that a declaration sees.</summary>
    public static TextChange Add(SourceText text, SyntaxNode declaration, string name)
    {
        var unit = (CompilationUnitSyntax)declaration.SyntaxTree.GetRoot();
        var directives = Directives(unit, declaration);
        var newLine = Indentation.NewLine(text);
        var plain = directives.Where(IsPlain).ToList();
        if (plain.FirstOrDefault(existing => Follows(NameOf(existing), name)) is { } next)
            return Before(text, next.SpanStart, name);
        if (plain.LastOrDefault() is { } last)
            return After(text, last, name);

        // Global directives stand before all others, static ones and aliases behind.
        if (directives.FirstOrDefault(directive => !IsGlobal(directive)) is { } other)
            return Before(text, other.SpanStart, name);
        if (directives.LastOrDefault() is { } global)
            return After(text, global, name);

        return new TextChange(new TextSpan(Top(unit), 0), $"using {name};{newLine}{newLine}");
    }

    /// <summary>Whether a file imports a namespace for the place of a declaration.</summary>
    public static bool IsThere(SyntaxNode declaration, string name)
    {
        var unit = (CompilationUnitSyntax)declaration.SyntaxTree.GetRoot();
        return Directives(unit, declaration).Concat(unit.Usings).Any(directive => directive.Alias is null && !IsStatic(directive) && NameOf(directive) == name);
    }

    /// <summary>Whether a file imports a namespace for its whole project.</summary>
    public static bool IsGlobal(SyntaxNode root, string name) =>
        root is CompilationUnitSyntax unit && unit.Usings.Any(directive => IsGlobal(directive) && directive.Alias is null && NameOf(directive) == name);

    private static SyntaxList<UsingDirectiveSyntax> Directives(CompilationUnitSyntax unit, SyntaxNode declaration) =>
        unit.Usings.Count > 0
            ? unit.Usings
            : declaration.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Usings).FirstOrDefault(usings => usings.Count > 0);

    private static TextChange Before(SourceText text, int position, string name) =>
        new(new TextSpan(position, 0), $"using {name};{Indentation.NewLine(text)}{Indentation.At(text, position)}");

    private static TextChange After(SourceText text, UsingDirectiveSyntax last, string name)
    {
        var line = text.Lines.GetLineFromPosition(last.Span.End);
        return new TextChange(new TextSpan(line.End, 0), $"{Indentation.NewLine(text)}{Indentation.At(text, last.SpanStart)}using {name};");
    }

    // Behind a header: the comments that a blank line ends.
    private static int Top(CompilationUnitSyntax unit)
    {
        var top = 0;
        var lineBreaks = 0;
        foreach (var trivia in unit.GetLeadingTrivia())
        {
            lineBreaks = trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? lineBreaks + 1 : trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? lineBreaks : 0;
            if (lineBreaks > 1 || trivia.IsDirective)
                top = trivia.FullSpan.End;
        }

        return top;
    }

    private static bool Follows(string existing, string added)
    {
        var (existingIsSystem, addedIsSystem) = (IsSystem(existing), IsSystem(added));
        return existingIsSystem == addedIsSystem
            ? string.Compare(existing, added, StringComparison.Ordinal) > 0
            : addedIsSystem;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) => directive.Alias is null && !IsStatic(directive) && !IsGlobal(directive);

    private static bool IsStatic(UsingDirectiveSyntax directive) => directive.StaticKeyword.RawKind != 0;

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.RawKind != 0;

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name?.ToString() ?? "";

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
