using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>Adds a using directive where the others stand, in their order.</summary>
internal static class UsingEdit
{
    /// <summary>The change that adds the directive.</summary>
    public static TextChange For(SyntaxNode root, SourceText text, string space)
    {
        var unit = (CompilationUnitSyntax)root;
        var newLine = LineBreak(text);
        var directives = unit.Usings.Where(directive => directive.Alias is null && directive.StaticKeyword == default && directive.GlobalKeyword == default).ToArray();
        if (directives.Length == 0)
            return new TextChange(new TextSpan(Start(unit), 0), $"using {space};{newLine}{newLine}");

        var next = Array.Find(directives, directive => Compare(directive.Name?.ToString() ?? "", space) > 0);
        return next is not null
            ? new TextChange(new TextSpan(next.SpanStart, 0), $"using {space};{newLine}")
            : new TextChange(new TextSpan(directives[directives.Length - 1].Span.End, 0), $"{newLine}using {space};");
    }

    /// <summary>The line break of a text.</summary>
    public static string LineBreak(SourceText text) => text.Lines[0] is var first && first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";

    private static int Start(CompilationUnitSyntax unit) => unit.Externs.Count > 0 ? unit.Externs.Last().FullSpan.End : unit.GetFirstToken(includeZeroWidth: true).FullSpan.Start;

    // The framework's own come first, as editors sort them.
    private static int Compare(string one, string other)
    {
        var (system, otherSystem) = (IsSystem(one), IsSystem(other));
        return system == otherSystem ? string.CompareOrdinal(one, other) : system ? -1 : 1;
    }

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
}
