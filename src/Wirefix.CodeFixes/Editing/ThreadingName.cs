using Microsoft.CodeAnalysis;

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
        if (!known.IsEmpty || !UsingEdit.HasList(inside))
            return $"{Namespace}.{nameof(SemaphoreSlim)}";

        edits.Import(inside, Namespace);
        return nameof(SemaphoreSlim);
    }
}
