using Wirefix.Facts;
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

    [Theory]
    [InlineData("PUT /purchases/{id}", "/pay")]
    [InlineData("POST /others", "/search")]
    public void What_an_endpoint_leads_to_through_other_services_comes_first(string endpoint, string first)
    {
        var inspection = Inspector.Inspect(Failing) with
        {
            Leads = [Leads("PUT", "localhost", "/purchases/{id}", "quotes.example", "/quotes"), Leads("GET", "localhost", "/quotes", "h", "/pay")],
        };

        Assert.Equal(first, First(inspection, new Alert { Title = "x", Endpoint = endpoint }));
    }

    [Fact]
    public void An_alert_that_says_neither_leaves_the_order()
    {
        var inspection = Inspector.Inspect(Failing);

        Assert.Equal(inspection.Findings, AlertOrder.Sort(inspection, new Alert { Title = "x", Endpoint = "checkout" }));
    }

    private static string First(Alert alert) => First(Inspector.Inspect(Failing), alert);

    private static string First(Traffic.Inspection.Inspection inspection, Alert alert) =>
        $"/{AlertOrder.Sort(inspection, alert)[0].Endpoint.Path}".Replace("//", "/");

    private static Lead Leads(string method, string service, string path, string upstream, string called) => new(
        new Endpoint(method, service, PathTemplate.Parse(path)), new Endpoint("GET", upstream, PathTemplate.Parse(called)), 1, 1, 1, LeadBasis.Trace);
}
