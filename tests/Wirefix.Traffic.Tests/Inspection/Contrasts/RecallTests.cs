using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>Three to five failing calls among 20 to 120, with bodies that differ in everything else from call to call.</summary>
public class RecallTests
{
    private static readonly string[] Names = ["Ann", "Bob", "Cid", "Dora", "Li", "Eve"];

    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];

    [Theory]
    [InlineData("note", "null", "$.note")]
    [InlineData("quantity", "\"3\"", "$.quantity")]
    [InlineData("quantity", "0", "$.quantity")]
    [InlineData("quantity", "117", "$.quantity")]
    [InlineData("customer", "\"Zoë\"", "$.customer")]
    [InlineData("customer", "\"O'Hara\"", "$.customer")]
    [InlineData("currency", "\"JPY\"", "$.currency")]
    [InlineData("due", "\"31/01/2026\"", "$.due")]
    [InlineData("items", "[]", "$.items")]
    public void A_fault_in_one_field_is_the_first_finding(string field, string value, string name)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(20, 120);
            var failing = Enumerable.Range(0, count).OrderBy(_ => random.Next()).Take(random.Next(3, 6)).ToHashSet();

            var findings = Inspector.Inspect(ContrastsTests.Orders(count, failing.Contains, (_, fails) => Body(random, fails ? (field, value) : default))).Findings;

            var contrast = Assert.IsType<Contrast>(findings.First(finding => finding.Role == FindingRole.Cause && finding is Contrast));
            Assert.Equal(name, contrast.Predicate.Name);
            Assert.Equal(failing.Count, contrast.FailingWith);
            Assert.True(contrast.Score >= Finding.HighScore);
        }
    }

    [Fact]
    public void A_header_of_the_call_tells_more_than_who_calls()
    {
        var calls = Enumerable.Range(0, 40).Select(call => Calls.Inbound("http://svc/journeys?from=a", call * 100, 20, call % 5 == 3 ? 500 : 200)
            .WithRequestHeader("User-Agent", call % 5 == 3 ? "app/9" : $"app/{call % 3}").WithRequestHeader("X-App-Version", call % 5 == 3 ? "8.1.0-beta" : "8.0.3"));

        var contrast = Assert.Single(Inspector.Inspect(Calls.Snapshot(calls)).Findings.OfType<Contrast>());

        Assert.Equal("x-app-version", contrast.Predicate.Name);
        Assert.Contains(contrast.Alternatives, other => other.Name == "user-agent");
    }

    /// <summary>One call in eight holds the fault, eight in ten of those fail, and so do a few others.</summary>
    [Fact]
    public void A_fault_that_does_not_always_fail_is_found_among_other_failures()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var faulty = Enumerable.Range(0, random.Next(60, 200)).Select(_ => random.Next(8) == 0).ToArray();
            var failing = faulty.Select(holds => holds ? random.Next(10) < 8 : random.Next(50) == 0).ToArray();

            var contrasts = ContrastsTests.Of(ContrastsTests.Orders(
                faulty.Length, call => failing[call], (call, _) => Body(random, faulty[call] ? ("note", "null") : default)));

            Assert.Equal("$.note is null", contrasts[0].Predicate.ToString());
        }
    }

    private static string Body(Random random, (string Field, string Value) fault)
    {
        var fields = new Dictionary<string, string>
        {
            ["id"] = $"\"{Guid.NewGuid()}\"",
            ["quantity"] = $"{random.Next(1, 60)}",
            ["customer"] = $"\"{Names[random.Next(Names.Length)]}\"",
            ["currency"] = $"\"{Currencies[random.Next(3)]}\"",
            ["due"] = $"\"2026-01-{random.Next(10, 29)}\"",
            ["note"] = $"\"n{random.Next(100)}\"",
            ["gift"] = random.Next(2) == 0 ? "true" : "false",
            ["comment"] = $"\"{new string('x', random.Next(5, 100))}\"",
            ["items"] = $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{{\"price\":{random.Next(1, 99)}}}"))}]",
            ["address"] = $"{{\"zip\":\"{random.Next(10_000, 99_999)}\",\"country\":\"{(random.Next(2) == 0 ? "DE" : "FR")}\"}}",
        };
        if (random.Next(3) == 0)
            fields["coupon"] = $"\"C{random.Next(3)}\"";
        if (fault.Field is { } field)
            fields[field] = fault.Value;
        return $"{{{string.Join(',', fields.Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}";
    }
}
