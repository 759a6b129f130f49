using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers;

/// <summary>Looks for words in a file's text, so that a file costs next to nothing where it does not have them, and no walk where it does.</summary>
internal static class WordSearch
{
    // The text of a large file is made anew for who asks, so that each word is looked for once.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, bool>> Known = new();

    /// <summary>Whether one of the words stands anywhere in a file, in any case.</summary>
    public static bool HasAny(SyntaxTree tree, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var known = Known.GetOrCreateValue(tree);
        return words.Any(word => known.GetOrAdd(word, wanted =>
            tree.GetText(cancellationToken).ToString().IndexOf(wanted, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    /// <summary>The tokens of a file that begin with, hold or are one of the words, once for each word that they hold.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                // Behind comments and in code that is compiled out stands another token than the one asked for.
                var token = tree.GetRoot(cancellationToken).FindToken(at);
                if (token.Span.Contains(at))
                    yield return token;
            }
        }
    }
}
