using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>A service that answers rightly, refusals included, in the order of a script or of chance.</summary>
public class HealthyTests
{
    private static readonly string[] Names = ["Ann", "Zoë", "O'Hara", "Li", "José Ruiz", "Bo"];

    private static readonly string[] Currencies = ["EUR", "USD", "GBP"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rightful_refusals_seldom_look_like_a_fault(bool asScripted)
    {
        var findings = Enumerable.Range(0, 100).Select(seed => Faults(Healthy(new Random(seed), asScripted))).ToArray();

        Assert.InRange(findings.Count(found => found.Length > 0), 0, 5);
        Assert.DoesNotContain(findings.SelectMany(found => found), finding => finding.Score >= Finding.HighScore);
    }

    private static Finding[] Faults(Snapshot snapshot) =>
        [.. Inspector.Inspect(snapshot).Findings.Where(finding => finding is Contrast or SchemaFinding)];

    private static Snapshot Healthy(Random random, bool asScripted)
    {
        var count = random.Next(20, 200);
        var plan = Enumerable.Range(0, count).Select(_ => random.Next(10) < 8 ? random.Next(3) : 3 + random.Next(6)).ToArray();
        if (asScripted)
            Array.Sort(plan);
        return Calls.Snapshot(plan.Select((kind, place) => Call(random, kind, place * 200.0)));
    }

    private static Exchange Call(Random random, int kind, double start) => kind switch
    {
        0 or 1 => Order(random, start, 201, Valid(random), $$"""{"id":{{random.Next(10_000)}},"state":"open"}"""),
        2 => Calls.Inbound($"http://svc/orders/{random.Next(1, 300)}", start, 20).WithRequestHeader("Authorization", "Bearer x")
            .WithBody($$"""{"id":1,"total":{{random.Next(900)}}.50,"coupon":{{(random.Next(3) == 0 ? "\"X\"" : "null")}} }"""),
        3 => Calls.Inbound($"http://svc/orders/{random.Next(100_000, 999_999)}", start, 20, 404).WithRequestHeader("Authorization", "Bearer x"),
        4 => Calls.Inbound($"http://svc/orders/{random.Next(1, 300)}", start, 20, 401),
        5 => Order(random, start, 400, """{"customer":"","quantity":1,"currency":"EUR"}""", """{"errors":{"Customer":["The Customer field is required."]}}"""),
        6 => Order(random, start, 422, $$"""{"customer":"Ann","quantity":{{-random.Next(1, 5)}},"currency":"EUR"}""", """{"title":"invalid order"}"""),
        7 => Order(random, start, 409, Valid(random), """{"title":"an order with this key exists"}""").WithRequestHeader("Idempotency-Key", "k1"),
        _ => Order(random, start, 400, """{"quantity":2,"currency":"EUR"}""", ""),
    };

    private static string Valid(Random random) =>
        $$"""{"customer":"{{Names[random.Next(Names.Length)]}}","quantity":{{random.Next(1, 30)}},"currency":"{{Currencies[random.Next(3)]}}"{{(random.Next(4) == 0 ? ",\"note\":\"please ring\"" : "")}} }""";

    private static Exchange Order(Random random, double start, int status, string body, string answer) =>
        Calls.Inbound("http://svc/orders", start, random.Next(10, 60), status)
            .WithMethod("POST")
            .WithRequestHeader("Authorization", "Bearer x")
            .WithRequestHeader("Content-Type", "application/json")
            .WithRequestBody(body)
            .WithBody(answer);
}
