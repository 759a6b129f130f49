using System.Text;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

/// <summary>What tests of detectors say about the requests of their exchanges.</summary>
public static class Requests
{
    public static Exchange Post(this Exchange exchange, string body) => exchange.As("POST", body);

    public static Exchange As(this Exchange exchange, string method, string body = "") => exchange with
    {
        Request = new Request(method, exchange.Request.Url) { Headers = exchange.Request.Headers, Body = Encoding.UTF8.GetBytes(body) },
    };

    public static Exchange InTrace(this Exchange exchange, string trace) => exchange with { TraceId = trace };

    public static Exchange Because(this Exchange exchange, string reason) =>
        exchange with { Response = exchange.Response with { FailureReason = reason } };

    public static TFinding[] Found<TFinding>(params IEnumerable<Exchange> exchanges)
        where TFinding : Finding =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.OfType<TFinding>()];
}
