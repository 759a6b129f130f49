using System.Collections.Immutable;
using Wirefix.Labels.Members;

namespace Wirefix.Labels.Ranking;

/// <summary>A search of the text for the names that a question is about, in any case: what holds most hits comes first.</summary>
public sealed class TextSearchRanker(ImmutableArray<SourceFile> sources) : IRanker
{
    /// <inheritdoc/>
    public string Name => "text search";

    /// <inheritdoc/>
    public RankedCode Rank(Shown shown)
    {
        var hits = sources
            .Select(file => (File: file, Count: Count(file.Text, shown.Names)))
            .Where(file => file.Count > 0)
            .OrderByDescending(file => file.Count)
            .ToArray();
        var members =
            from file in hits
            from member in file.File.Members
            let count = Count(member.Text, shown.Names)
            where count > 0
            orderby count descending
            select new MemberAt(file.File.Path, member.Name);
        return new RankedCode([.. hits.Select(file => file.File.Path)], [.. members.Distinct()]);
    }

    private static int Count(string text, ImmutableArray<string> names) => names.Sum(name => Count(text, name));

    private static int Count(string text, string name)
    {
        var count = 0;
        for (var at = Next(text, name, 0); at >= 0; at = Next(text, name, at + name.Length))
            count++;
        return count;
    }

    private static int Next(string text, string name, int from) => text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase);
}
