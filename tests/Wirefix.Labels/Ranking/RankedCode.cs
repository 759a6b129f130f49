using System.Collections.Immutable;
using Wirefix.Labels.Members;

namespace Wirefix.Labels.Ranking;

/// <summary>Files and members, best first.</summary>
/// <param name="Files">Paths below the tree's root, each once.</param>
/// <param name="Members">Members, each once.</param>
public sealed record RankedCode(ImmutableArray<string> Files, ImmutableArray<MemberAt> Members)
{
    /// <summary>The place of the first right file, from 1; null where none is named.</summary>
    public int? FileRank(Question question) => First(Files, question.Answers.Select(answer => answer.File));

    /// <summary>The place of the first right member, from 1; null where none is named.</summary>
    public int? MemberRank(Question question) =>
        First(Members, question.Answers.Select(answer => new MemberAt(answer.File, MemberNames.OfId(answer.Member))));

    private static int? First<T>(ImmutableArray<T> ranked, IEnumerable<T> right)
    {
        var accepted = right.ToHashSet();
        var index = ranked.ToList().FindIndex(accepted.Contains);
        return index < 0 ? null : index + 1;
    }
}
