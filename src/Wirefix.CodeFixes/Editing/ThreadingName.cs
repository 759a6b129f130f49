using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Editing;

/// <summary>Makes <see cref="SemaphoreSlim"/> known to a file.</summary>
internal static class ThreadingName
{
    private const string Namespace = "System.Threading";

    /// <summary>The name by which code at a position can write the type; adds a using where that is all it takes.</summary>
    public static string Semaphore(SemanticModel model, SyntaxNode inside, SourceEdits edits)
    {
        var known = model.LookupNamespacesAndTypes(inside.SpanStart, name: nameof(SemaphoreSlim));
        if (known.Length == 1 && known[0].ContainingNamespace?.ToDisplayString() == Namespace)
            return nameof(SemaphoreSlim);
        if (!known.IsEmpty || Usings(inside) is not { Count: > 0 } usings)
            return $"{Namespace}.{nameof(SemaphoreSlim)}";

        AddUsing(usings, edits);
        return nameof(SemaphoreSlim);
    }

    /// <summary>The innermost list of usings that there is.</summary>
    private static SyntaxList<UsingDirectiveSyntax>? Usings(SyntaxNode inside) => inside.Ancestors().Select(node => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Usings,
        CompilationUnitSyntax unit => unit.Usings,
        _ => default,
    }).FirstOrDefault(usings => usings.Count > 0);

    private static void AddUsing(SyntaxList<UsingDirectiveSyntax> usings, SourceEdits edits)
    {
        var before = usings.LastOrDefault(IsBefore);
        if (before is not null)
            edits.Insert(edits.EndWithComment(before.SemicolonToken), $"{edits.NewLine}{edits.IndentAt(before.SpanStart)}using {Namespace};");
        else
            edits.Insert(usings[0].SpanStart, $"using {Namespace};{edits.NewLine}{edits.IndentAt(usings[0].SpanStart)}");
    }

    /// <summary>Whether a using stands before ours in a sorted list, <c>System</c> first.</summary>
    private static bool IsBefore(UsingDirectiveSyntax directive) =>
        !directive.GlobalKeyword.IsKind(SyntaxKind.None)
        || (directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Name?.ToString() is { } name
            && (name == "System" || (name.StartsWith("System.", StringComparison.Ordinal) && string.CompareOrdinal(name, Namespace) < 0)));
}
