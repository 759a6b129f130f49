using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Alerts;

public class AlertOrderTests
{
    // /pay fails from the 3rd minute on, /search always, and more often.
    private static readonly Snapshot Failing = Calls.Snapshot(
        Enumerable.Range(0, 60).Select(call => Calls.Inbound("http://h/search", call * 1000, 5, call % 2 == 0 ? 500 : 200))
            .Concat(Enumerable.Range(0, 60).Select(call => Calls.Inbound("http://h/pay", 200_000 + (call * 1000), 5, call % 3 == 0 ? 503 : 200))));

    [Theory]
    [InlineData("/pay", "/pay")]
    [InlineData("POST /search", "/search")]
    [InlineData("https://h/pay", "/pay")]
    public void The_endpoint_that_an_alert_names_comes_first(string endpoint, string first) =>
        Assert.Equal(first, First(new Alert { Title = "x", Endpoint = endpoint }));

    [Fact]
    public void What_happened_in_the_alerts_time_comes_first()
    {
        Assert.Equal("/pay", First(new Alert { Title = "x", Start = Calls.Zero.AddMilliseconds(150_000) }));
        Assert.Equal("/search", First(new Alert { Title = "x", End = Calls.Zero.AddMilliseconds(150_000) }));
    }

    [Fact]
    public void An_alert_that_says_neither_leaves_the_order()
    {
        var inspection = Inspector.Inspect(Failing);

        Assert.Equal(inspection.Findings, AlertOrder.Sort(inspection, new Alert { Title = "x", Endpoint = "checkout" }));
    }

    private static string First(Alert alert)
    {
        var inspection = Inspector.Inspect(Failing);
        return $"/{AlertOrder.Sort(inspection, alert)[0].Endpoint.Path}".Replace("//", "/");
    }
}
