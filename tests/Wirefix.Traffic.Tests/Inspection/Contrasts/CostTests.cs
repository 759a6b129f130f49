using System.Diagnostics;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

public class CostTests
{
    /// <summary>20,000 exchanges with bodies of 40 fields, of which one field tells the failing ones apart.</summary>
    [Fact]
    public void A_large_capture_is_looked_through_in_seconds()
    {
        var random = new Random(1);
        var snapshot = ContrastsTests.Orders(20_000, call => call % 100 == 7, (call, fails) => Body(random, fails));
        var watch = Stopwatch.StartNew();

        var findings = Inspector.Inspect(snapshot).Findings;

        // Several times what it takes on a slow machine that does other things too.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
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
