using System.Globalization;
using System.Text;

namespace Wirefix.Corpus.Measuring;

/// <summary>What was found in one recording, finding by finding, for those who work on the detectors.</summary>
public static class FindingList
{
    /// <summary>The recording's name and its findings, most important first, each with its proof.</summary>
    public static string Of(Judgement judgement)
    {
        var form = judgement.Take.Healthy ? "healthy" : judgement.Found ? "faulty, found" : "faulty, missed";
        var text = new StringBuilder($"{judgement.Take.Group}/{judgement.Take.Name} ({form})\n");
        foreach (var finding in judgement.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Judgement.KindOf(finding)} {finding.Score:0.00} {finding.Role}: {finding.Title}\n");
            foreach (var line in finding.Proof)
                text.Append(CultureInfo.InvariantCulture, $"      {line}\n");
        }

        return text.ToString();
    }
}
