using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Races;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Traffic.Tests.Inspection;

public class HealthyTrafficTests
{
    private const int Runs = 300;

    [Fact]
    public void Healthy_traffic_breaks_no_contract_loses_no_race_and_leaves_no_state_wrongly()
    {
        var findings = Enumerable.Range(1, Runs)
            .Select(seed => Inspector.Inspect(new HealthyTraffic(seed).Snapshot()).Findings.Where(IsOfChains).ToArray())
            .ToArray();

        Assert.DoesNotContain(findings.SelectMany(found => found), finding => finding.Score >= Finding.HighScore);
        Assert.True(
            findings.Count(found => found.Length > 0) <= Runs * 2 / 100,
            string.Join('\n', findings.SelectMany(found => found).Select(finding => $"{finding.Score:0.00} {finding.Title}")));
    }

    private static bool IsOfChains(Finding finding) =>
        finding is LostValue or AlteredValue or LostUpdate or DoubleEffect or CheckThenAct or IllegalTransition or UnguardedWrite;
}
