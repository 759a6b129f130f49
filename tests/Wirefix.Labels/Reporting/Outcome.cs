using Wirefix.Labels.Ranking;

namespace Wirefix.Labels.Reporting;

/// <summary>How well one question was answered in one way.</summary>
/// <param name="CodeBase">The name of its file in the set.</param>
/// <param name="Question">The question.</param>
/// <param name="Ranker">The way.</param>
/// <param name="Ranked">What was named.</param>
public sealed record Outcome(string CodeBase, Question Question, string Ranker, RankedCode Ranked)
{
    /// <summary>The place of the first right file, from 1; null where none was named.</summary>
    public int? FileRank { get; } = Ranked.FileRank(Question);

    /// <summary>The place of the first right member, from 1; null where none was named.</summary>
    public int? MemberRank { get; } = Ranked.MemberRank(Question);
}
