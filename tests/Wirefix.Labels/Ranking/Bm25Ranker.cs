using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Labels.Members;

namespace Wirefix.Labels.Ranking;

/// <summary>BM25 over members, asked with all that is shown; names are split in their words. A file is as good as its best member.</summary>
public sealed class Bm25Ranker : IRanker
{
    private readonly ImmutableArray<MemberAt> _members;
    private readonly Bm25 _documents;

    /// <summary>Reads the members of the sources.</summary>
    public Bm25Ranker(ImmutableArray<SourceFile> sources)
    {
        _members = [.. sources.SelectMany(file => file.Members.Select(member => new MemberAt(file.Path, member.Name)))];
        _documents = new Bm25([.. sources.SelectMany(file => file.Members.Select(member => Words(member.Text)))]);
    }

    /// <inheritdoc/>
    public string Name => "BM25 over members";

    /// <inheritdoc/>
    public RankedCode Rank(Shown shown)
    {
        var query = Words(string.Join(' ', [.. shown.Names, .. shown.Payload, shown.Endpoint]));
        ImmutableArray<MemberAt> members =
        [
            .. _documents.Score(query).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Select(entry => _members[entry.Key]).Distinct(),
        ];
        return new RankedCode([.. members.Select(member => member.File).Distinct()], members);
    }

    private static ImmutableArray<string> Words(string text) => [.. WireName.Words(text).Select(word => word.ToLowerInvariant())];
}
