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

    // Who comes second is refused, and may call by the same program each time.
    [Theory]
    [InlineData(409, 0)]
    [InlineData(500, 1)]
    public void A_conflict_has_nothing_to_do_with_who_calls(int status, int findings) =>
        Assert.Equal(findings, Faults(Calls.Snapshot(Enumerable.Range(0, 30).Select(call => Calls.Inbound("http://svc/handles", call * 100, 20, call % 6 == 2 ? status : 201)
            .WithMethod("POST").WithRequestHeader("User-Agent", call % 6 == 2 ? "b/1" : "a/1")))).Length);

    // Of a dozen calls, four that lack what the answer asks for.
    [Fact]
    public void A_few_refusals_of_a_few_calls_are_ordinary() =>
        Assert.Empty(Faults(Calls.Snapshot(Enumerable.Range(0, 12).Select(call => Calls.Inbound("http://svc/favourites", call * 100, 20, call % 3 == 1 ? 422 : 201)
            .WithMethod("POST").WithRequestBody(call % 3 == 1 ? """{"stop":null}""" : $$"""{"stop":"s{{call}}"}""")
            .WithBody(call % 3 == 1 ? """{"errors":{"stop":["is missing"]}}""" : "{}")))));

    // The answers name the handle; that the same calls lack an email goes along with it.
    [Theory]
    [InlineData("""{"errors":{"handle":["four letters at least"]}}""", 0)]
    [InlineData("""{"error":"something is wrong"}""", 1)]
    public void A_refusal_that_names_another_field_is_of_that_field(string answer, int findings) =>
        Assert.Equal(findings, Faults(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => Calls.Inbound("http://svc/players", call * 100, 20, call % 3 == 1 ? 422 : 201)
            .WithMethod("POST").WithRequestBody(call % 3 == 1 ? $$"""{"handle":"ab{{call % 7}}"}""" : $$"""{"handle":"storm{{call}}","email":"p{{call}}@post.example"}""")
            .WithBody(call % 3 == 1 ? answer : "{}")))).Length);

    // The service says what its upstream said: it is less of a finding than a service that breaks by it.
    [Theory]
    [InlineData(503, 503, true)]
    [InlineData(500, 503, false)]
    [InlineData(503, 429, false)]
    public void Who_tells_that_an_upstream_failed_does_what_he_should(int told, int upstream, bool isLess)
    {
        var calls = Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound("http://svc/boards", call * 100, 50, call % 8 == 3 ? told : 200).InTrace($"t{call}"),
            Calls.Outbound("http://up/departures", (call * 100) + 10, 20, call % 8 == 3 ? upstream : 200).InTrace($"t{call}"),
        });

        var chain = Assert.Single(Inspector.Inspect(Calls.Snapshot(calls)).Findings.OfType<Contrast>(), contrast => contrast.Predicate.Subject == ContrastSubject.Effect);

        Assert.Equal(isLess, chain.Score < Finding.HighScore);
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
