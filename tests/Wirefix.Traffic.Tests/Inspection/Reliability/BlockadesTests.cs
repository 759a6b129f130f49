using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Tests.Inspection.Reliability;

/// <summary>Calls that wait for another endpoint's to end, as behind a lock.</summary>
public class BlockadesTests
{
    [Fact]
    public void Calls_that_end_as_an_import_does_waited_for_it()
    {
        var finding = Assert.Single(Requests.Found<SlowEndpoint>(Traffic((began, end) => end - began + 3)));

        Assert.Equal(("GET svc/articles/{id}", "POST svc/imports"), (finding.Endpoint.ToString(), finding.Holder!.ToString()));
        Assert.Equal(14, finding.Slow);
        Assert.InRange(finding.Score, 0.7, 1);
        Assert.Contains("POST /imports", finding.Title);
        Assert.Equal(FindingRole.Cause, finding.Role);
    }

    [Fact]
    public void Calls_that_end_while_it_goes_on_wait_for_nothing() => Assert.Empty(Requests.Found<SlowEndpoint>(Traffic((_, _) => 4)));

    [Fact]
    public void Calls_that_take_longer_beside_it_and_end_when_they_may_share_a_processor() =>
        Assert.Empty(Requests.Found<SlowEndpoint>(Traffic((began, _) => 30 + (began % 7 * 15))));

    // Eight imports of 120 ms, two calls within each, and twenty between them.
    private static IEnumerable<Exchange> Traffic(Func<double, double, double> length)
    {
        for (var import = 0; import < 8; import++)
        {
            var start = import * 2000.0;
            yield return Calls.Inbound("http://svc/imports", start, 120).WithMethod("POST").WithRequestBody("[]");
            yield return Article(import, start + 10 + import, length(start + 10 + import, start + 120));
            yield return Article(import + 50, start + 40, length(start + 40, start + 120));
        }

        for (var call = 0; call < 20; call++)
            yield return Article(call + 100, 300 + (call % 8 * 2000) + (call / 8 * 500), 4);
    }

    private static Exchange Article(int id, double start, double length) => Calls.Inbound($"http://svc/articles/{1000 + id}", start, length);
}
