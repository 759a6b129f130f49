using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Asked names within longer ones: behind a handler, what stood on the wire as <c>end</c> is an <c>endDate</c>.</summary>
/// <param name="names">The asked names.</param>
internal sealed class LongerNames(IEnumerable<string> names)
{
    private const int MostWordsMore = 2;
    private const int Longest = 40;

    private readonly ImmutableArray<(string Name, ImmutableArray<string> Words)> _names =
        [.. names.Select(name => (Name: name, Words: WireName.Words(name).ToImmutableArray())).Where(name => !name.Words.IsEmpty)];

    /// <summary>The asked names all of whose words are among those of a name in the code that has one or two more.</summary>
    public IEnumerable<string> Within(string text)
    {
        if (text.Length > Longest)
            return [];

        // Most texts hold none, and to look for a word costs less than to cut a text into its words.
        var candidates = _names.Where(name => name.Words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (candidates.Length == 0)
            return [];
        string[] words = [.. WireName.Words(text)];
        return candidates
            .Where(name => words.Length > name.Words.Length && words.Length <= name.Words.Length + MostWordsMore)
            .Where(name => name.Words.All(word => words.Contains(word, StringComparer.OrdinalIgnoreCase)))
            .Select(name => name.Name);
    }
}
