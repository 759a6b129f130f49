using System.Globalization;
using Wirefix.Labels.Members;

namespace Wirefix.Labels.Reporting;

/// <summary>Prints what was named in place of the right member, of the questions to improve on alone.</summary>
public static class MissReport
{
    private const int Shown = 5;

    /// <summary>The misses, one paragraph a question.</summary>
    public static void Write(IEnumerable<Outcome> outcomes, TextWriter output)
    {
        foreach (var outcome in outcomes.Where(outcome => !outcome.Question.IsHeldOut && outcome.MemberRank != 1))
        {
            output.WriteLine($"{outcome.Question.Id} ({outcome.Ranker}): file {Rank(outcome.FileRank)}, member {Rank(outcome.MemberRank)}");
            foreach (var member in outcome.Ranked.Members.Take(Shown))
                output.WriteLine($"    {member.File}  {member.Name}");
            foreach (var answer in outcome.Question.Answers)
                output.WriteLine($"  right: {answer.File}  {MemberNames.OfId(answer.Member)}");
        }
    }

    private static string Rank(int? rank) => rank?.ToString(CultureInfo.InvariantCulture) ?? "not named";
}
