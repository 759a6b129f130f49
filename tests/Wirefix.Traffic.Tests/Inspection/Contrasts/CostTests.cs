using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

public class CostTests
{
    /// <summary>20,000 exchanges with bodies of 40 fields, of which one field tells the failing ones apart.</summary>
    [Fact]
    public void Of_a_large_capture_a_bounded_part_is_looked_at_and_the_finding_says_so()
    {
        var random = new Random(1);
        var snapshot = ContrastsTests.Orders(20_000, call => call % 100 == 7, (call, fails) => Body(random, fails));

        var findings = Inspector.Inspect(snapshot).Findings;

        var contrast = findings.OfType<Contrast>().First();
        Assert.Equal("$.f7 is null", contrast.Predicate.ToString());
        Assert.Contains("Of 20000 calls 4200 were looked at, spread over the capture; the counts are theirs.", contrast.Notes);
    }

    private static string Body(Random random, bool fails) => "{" + string.Join(',', Enumerable.Range(0, 40).Select(field => (field % 5) switch
    {
        0 => $"\"f{field}\":\"{random.Next():x8}-{random.Next():x8}\"",
        1 => $"\"f{field}\":{random.Next(1000)}",
        2 => $"\"f{field}\":{(fails && field == 7 ? "null" : random.Next(3))}",
        3 => $"\"f{field}\":\"2026-01-{random.Next(10, 28)}T10:00:00Z\"",
        _ => $"\"f{field}\":\"word number {random.Next(50)}\"",
    })) + "}";
}
