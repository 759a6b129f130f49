using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;

namespace Wirefix.Traffic.Tests.Inspection.Load;

/// <summary>Traffic of services that work: whatever is found in it is a false alarm.</summary>
public class IndependentCallsTests
{
    private const int Runs = 300;

    // One in fifty runs; the aim for recorded healthy snapshots is one in twenty.
    private const int MostRunsWithFindings = Runs / 50;

    private static readonly int[] Refusals = [400, 401, 404, 409, 412, 422];

    [Fact]
    public void Independent_calls_of_log_normal_length_give_next_to_no_finding_and_none_of_high_score()
    {
        var findings = Enumerable.Range(0, Runs).Select(seed => Inspector.Inspect(Traffic(seed)).Findings).ToArray();

        Assert.Empty(findings.SelectMany(run => run).Where(finding => finding.Score >= Finding.HighScore).Select(finding => finding.Title));
        Assert.True(
            findings.Count(run => run.Length > 0) <= MostRunsWithFindings,
            string.Join('\n', findings.SelectMany(run => run).Select(finding => $"{finding.GetType().Name} {finding.Score:0.00} {finding.Title}")));
    }

    [Fact]
    public void A_service_that_backs_off_from_an_ailing_upstream_shows_the_upstream_s_failures_alone()
    {
        double[] waits = [200, 420, 810];
        var requests = from request in Enumerable.Range(0, 6)
                       from attempt in Enumerable.Range(0, 4)
                       let start = (request * 8000) + waits.Take(attempt).Sum(wait => wait + 40)
                       let call = Calls.Outbound("https://up.example.com/rates", start, 40, attempt < 3 ? 503 : 200).InTrace($"request-{request}")
                       select request % 2 == 0 ? call : call.Post("""{"base":"EUR","amount":12}""").WithRequestHeader("Idempotency-Key", $"key-{request}");
        var limited = from request in Enumerable.Range(0, 6)
                      from attempt in Enumerable.Range(0, 2)
                      let call = Calls.Outbound("https://limit.example.com/list", (request * 8000) + (attempt * 2050), 30, attempt == 0 ? 429 : 200)
                      select call.InTrace($"request-{request}").WithResponseHeader("Retry-After", "2");

        Assert.All(Inspector.Inspect(Calls.Snapshot([.. requests, .. limited])).Findings, finding => Assert.IsType<ErrorCluster>(finding));
    }

    // A pass over all pairs of the ten thousand inbound calls alone would take longer.
    [Fact(Timeout = 20_000)]
    public async Task Traffic_of_many_calls_is_inspected_in_little_time()
    {
        var snapshot = Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(seed => Traffic(seed, calls: 250, from: seed * 1e6).Exchanges));

        Assert.NotNull(await Task.Run(() => Inspector.Inspect(snapshot), TestContext.Current.CancellationToken));
    }

    // Inbound calls of a few endpoints at random moments, each with some upstream calls in its time, refusals here and there,
    // and a first call that takes long.
    private static Snapshot Traffic(int seed, int? calls = null, double from = 0)
    {
        var random = new Random(seed);
        var count = calls ?? random.Next(20, 200);
        var endpoints = random.Next(1, 4);
        var median = 20 + (random.NextDouble() * 600);
        var clock = from;
        var exchanges = new List<Exchange>();
        for (var call = 0; call < count; call++)
        {
            clock += -Math.Log(1 - random.NextDouble()) * median * (0.3 + (2 * random.NextDouble()));
            var length = (call < 2 ? 10 : 1) * LogNormal(random, median);
            var status = random.Next(20) == 0 ? Refusals[random.Next(Refusals.Length)] : 200;
            var trace = $"{seed}-{call}";
            var endpoint = random.Next(endpoints);
            exchanges.Add(Inbound(endpoint, call, clock, length, status, random).InTrace(trace));
            for (var upstream = random.Next(5); upstream > 0; upstream--)
            {
                var start = clock + (length * random.NextDouble() * 0.3);
                exchanges.Add(Calls.Outbound($"https://up.example.com/stock/{random.Next(100_000)}", start, Math.Min(LogNormal(random, median / 3), length * 0.6)).InTrace(trace));
            }
        }

        return Calls.Snapshot(exchanges);
    }

    private static Exchange Inbound(int endpoint, int call, double start, double length, int status, Random random)
    {
        var told = Calls.Inbound($"http://svc/v1/things{endpoint}/{random.Next(100_000)}", start, length, status)
            .WithBody(status >= 400
                ? $$"""{"type":"about:blank","title":"refused","status":{{status}},"detail":"thing {{call}} is not as asked"}"""
                : $$"""{"id":"{{random.Next(100_000)}}","items":[{"sku":"{{random.Next(100_000)}}"}]}""");
        return endpoint == 1 ? told.Post($$"""{"thing":{{random.Next(1_000_000)}},"note":"as ordered before"}""") : told;
    }

    private static double LogNormal(Random random, double median)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return median * Math.Exp(0.5 * normal);
    }
}
