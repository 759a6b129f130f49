using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Corpus.Measuring;

/// <summary>What the kinds of finding say of themselves, as a table of docs/findings.md.</summary>
public static class KindTable
{
    /// <summary>Kind, role, meaning of the score and refutation, by kind.</summary>
    public static string Of()
    {
        var text = new StringBuilder("| kind | role | the score is | refuted if |\n| --- | --- | --- | --- |\n");
        foreach (var (type, kind) in Judgement.Kinds.OrderBy(kind => kind.Value, StringComparer.Ordinal))
        {
            // What a kind says of itself is the same for all findings of it, so that one without any evidence will do.
            var finding = (Finding)RuntimeHelpers.GetUninitializedObject(type);
            var role = Said(() => JsonNamingPolicy.CamelCase.ConvertName(finding.Role.ToString()));
            text.Append($"| [{kind}](#{kind.ToLowerInvariant()}) | {role} | {Said(() => finding.ScoreMeaning)} | {Said(() => finding.RefutedBy)} |\n");
        }

        return text.ToString();
    }

    // What some kinds say depends on their evidence, which is not there.
    private static string Said(Func<string> says)
    {
        try
        {
            return says();
        }
        catch (NullReferenceException)
        {
            return "by its evidence";
        }
    }
}
