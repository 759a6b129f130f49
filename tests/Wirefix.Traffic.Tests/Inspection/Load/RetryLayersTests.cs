using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

/// <summary>A gate asks a service and the service asks a store, each of them again where it fails.</summary>
public class RetryLayersTests
{
    [Fact]
    public void Tries_of_two_layers_multiply_and_are_one_storm()
    {
        var finding = Assert.Single(Found([.. Healthy(30), .. Asked("busy", 100_000, gateTries: 3, waits: [1, 1])]));

        Assert.Equal(("GET store/balance", 1, 9, 8), (finding.Endpoint.ToString(), finding.Requests, finding.MostAttempts, finding.Retries));
        Assert.Equal("These attempts were made for 3 attempts of one call: each layer tries again, and the tries multiply.", Assert.Single(finding.Notes));
        Assert.True(finding.Score >= Finding.HighScore);
    }

    [Fact]
    public void Tries_of_one_layer_alone_are_few() => Assert.Empty(Found([.. Healthy(30), .. Asked("busy", 100_000, gateTries: 1, waits: [1, 1])]));

    [Fact]
    public void A_layer_that_waits_longer_each_time_adds_to_no_storm() =>
        Assert.Empty(Found([.. Healthy(30), .. Asked("busy", 100_000, gateTries: 2, waits: [100, 300])]));

    [Fact]
    public void The_same_call_of_two_who_passed_is_no_attempt_of_one() =>
        Assert.Empty(Found([.. Healthy(30), .. Asked("busy", 100_000, gateTries: 2, waits: [1, 1], status: 200)]));

    private static IEnumerable<Exchange> Healthy(int count) =>
        Enumerable.Range(0, count).SelectMany(call => Asked($"well-{call}", call * 1000, gateTries: 1, waits: [], status: 200, storeStatus: 200));

    // What the service that stands between was asked, and what it asked the store.
    private static IEnumerable<Exchange> Asked(string trace, double start, int gateTries, double[] waits, int status = 503, int storeStatus = 503)
    {
        for (var gateTry = 0; gateTry < gateTries; gateTry++)
        {
            var length = 4 + waits.Sum() + (10 * (waits.Length + 1));
            yield return Calls.Inbound("http://tolls/balance", start, length, status).InTrace(trace).OfService("tolls");
            var at = start + 2;
            foreach (var wait in waits.Append(0))
            {
                yield return Calls.Outbound("http://store/balance", at, 10, storeStatus).InTrace(trace).OfService("tolls");
                at += 10 + wait;
            }

            start += length + 2;
        }
    }

    private static RetryStorm[] Found(IEnumerable<Exchange> exchanges) => Requests.Found<RetryStorm>(exchanges);
}
