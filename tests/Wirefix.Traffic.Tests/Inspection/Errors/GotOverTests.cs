using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;

namespace Wirefix.Traffic.Tests.Inspection.Errors;

/// <summary>Failures that a healthy service has: it gets over them, keeps its callers to a limit, or tells them on as what they are.</summary>
public class GotOverTests
{
    [Theory]
    [InlineData(new double[] { 50, 150 }, 0)]
    [InlineData(new double[] { 50, 50 }, 1)]
    [InlineData(new double[] { 1, 3 }, 1)]
    public void Failures_that_growing_waits_get_over_are_no_failures(double[] waits, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(Retried(40, every: 10, waits)).Length);

    [Fact]
    public void An_upstream_that_fails_every_other_time_is_in_need_however_patiently_it_is_asked() =>
        Assert.Single(Requests.Found<ErrorCluster>(Retried(20, every: 2, [50, 150])));

    [Theory]
    [InlineData(1050, "1", 0)]
    [InlineData(400, "1", 1)]
    [InlineData(1050, null, 1)]
    public void A_limit_whose_wait_is_kept_does_what_it_is_for(double wait, string? retryAfter, int found) =>
        Assert.Equal(found, Requests.Found<ErrorCluster>(Enumerable.Range(0, 40).SelectMany(call =>
        {
            Exchange Ask(double start, int status) =>
                Calls.Inbound("http://svc/seats", start, 10, status).WithRequestHeader("X-Visitor", $"v{call % 8}").InTrace($"{call}-{start}");
            var refused = Ask(call * 5000, 429);
            return call % 10 != 3
                ? new[] { Ask(call * 5000, 200) }
                : [retryAfter is null ? refused : refused.WithResponseHeader("Retry-After", retryAfter), Ask((call * 5000) + 10 + wait, 200)];
        })).Length);

    [Theory]
    [InlineData(40, 1, 502, 0)]
    [InlineData(40, 2, 502, 3)]
    [InlineData(10, 1, 502, 3)]
    [InlineData(40, 1, 500, 3)]
    public void One_moment_in_which_an_upstream_could_not_answer_is_no_pattern_where_it_is_told_as_that(int calls, int failures, int told, int found) =>
        Assert.Equal(found, Failures(calls, call => call < failures, 503, told));

    [Theory]
    [InlineData(403, 403, 4, 0)]
    [InlineData(401, 401, 4, 2)]
    [InlineData(403, 500, 4, 3)]
    [InlineData(403, 403, 1, 3)]
    public void What_an_upstream_forbids_a_few_callers_is_their_answer(int status, int told, int oneIn, int found) =>
        Assert.Equal(found, Failures(40, call => call % oneIn == 0, status, told));

    [Theory]
    [InlineData(402, 0)]
    [InlineData(400, 1)]
    public void What_a_payer_cannot_pay_is_an_answer(int status, int found) =>
        Assert.Equal(found, Failures(40, call => call % 8 == 0, status, 200));

    // Who has to wait goes on with another part of what there is to send.
    [Theory]
    [InlineData(1050, 0)]
    [InlineData(300, 1)]
    public void A_limit_is_kept_to_by_whoever_sends_nothing_meanwhile(double wait, int found)
    {
        Exchange Send(double start, int status, int part) => Calls.Inbound("http://svc/spans", start, 5, status).Post($"{{\"part\":{part}}}")
            .WithRequestHeader("User-Agent", "agent/1").WithRequestHeader("Content-Length", $"{part}");

        Assert.Equal(found, Requests.Found<ErrorCluster>(Enumerable.Range(0, 40).SelectMany(call => call % 10 != 3
            ? new[] { Send(call * 5000, 200, call) }
            : [Send(call * 5000, 429, call).WithResponseHeader("Retry-After", "1"), Send((call * 5000) + 5 + wait, 200, call + 100)])).Length);
    }

    // How many findings tell of failures where some calls of an upstream fail, and each is told on.
    private static int Failures(int calls, Func<int, bool> fails, int status, int told)
    {
        var exchanges = Enumerable.Range(0, calls).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/missions/{call}", call * 500, 100, fails(call) ? told : 200),
            Calls.Outbound($"http://up/clearances/{call}", (call * 500) + 10, 50, fails(call) ? status : 200),
        });
        return Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Count(finding => finding is ErrorCluster or Propagation);
    }

    // Calls of which some fail twice, and pass after the waits.
    private static IEnumerable<Exchange> Retried(int calls, int every, double[] waits) => Enumerable.Range(0, calls).SelectMany(call =>
    {
        var at = (call * 5000) + 10.0;
        var attempts = new List<Exchange> { Calls.Inbound($"http://svc/letters/{call}", call * 5000, 2000) };
        foreach (var wait in call % every == 0 ? waits : [])
        {
            attempts.Add(Calls.Outbound($"http://up/batches/{call}", at, 20, 503));
            at += 20 + wait;
        }

        return attempts.Append(Calls.Outbound($"http://up/batches/{call}", at, 20));
    });
}
