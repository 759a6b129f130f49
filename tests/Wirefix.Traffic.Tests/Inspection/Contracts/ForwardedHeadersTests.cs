using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

public class ForwardedHeadersTests
{
    [Fact]
    public void A_header_that_one_path_never_forwards_is_lost_there()
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(Orders("X-Correlation-Id", "http://mail/send", (path, method) => path != "mail"))));

        Assert.Equal(("X-Correlation-Id", "POST mail/send", 5, 40), (lost.To.Name, lost.Endpoint.ToString(), lost.Lost, lost.Kept));
        Assert.Equal("05:06:07.000 POST /orders → 200 came with X-Correlation-Id: c-0000", lost.Proof[0]);
        Assert.Equal("05:06:07.070 POST /send → 200 went without it", lost.Proof[1]);
        Assert.StartsWith("otherwise: 05:06:07.010 GET /stock → 200 went with X-Correlation-Id: c-0000", lost.Proof[2]);
        Assert.InRange(lost.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void A_header_that_every_path_forwards_is_silent() =>
        Assert.Empty(Found(Orders("X-Correlation-Id", "http://mail/send", (_, _) => true)));

    [Fact]
    public void Another_owner_need_not_get_the_headers_of_ours() =>
        Assert.Empty(Found(Orders("X-Tenant", "https://api.mailer.example/send", (path, _) => path != "mail", "shop.example")));

    [Fact]
    public void Reads_need_no_idempotency_key() =>
        Assert.Empty(Found(Orders("Idempotency-Key", "http://mail/send", (_, method) => method == "POST")));

    [Fact]
    public void A_header_that_is_used_here_alone_is_silent() =>
        Assert.Empty(Found(Orders("X-Request-Id", "http://mail/send", (_, _) => false)));

    [Fact]
    public void A_header_that_one_endpoint_hands_to_a_target_and_another_does_not_is_lost_there()
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(OfTwoEndpoints(expressForwards: false))));

        Assert.Equal(("POST svc/express", "POST pay/charges", 20, 20), (lost.From.Endpoint.ToString(), lost.To.Endpoint.ToString(), lost.Lost, lost.Kept));
        Assert.StartsWith(
            "Header Idempotency-Key is never forwarded in 20 calls of POST /charges for POST /express, but in 20 of 20 calls of POST /charges for POST /orders",
            lost.Title);
        Assert.InRange(lost.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void A_header_that_both_endpoints_hand_to_a_target_is_silent() => Assert.Empty(Found(OfTwoEndpoints(expressForwards: true)));

    private static IEnumerable<Exchange> OfTwoEndpoints(bool expressForwards) => Enumerable.Range(0, 40).SelectMany(call =>
    {
        var isExpress = call % 2 == 1;
        var charge = Calls.Outbound("http://pay/charges", (call * 200) + 10, 20, 201).WithMethod("POST");
        return new[]
        {
            Calls.Inbound(isExpress ? "http://svc/express" : "http://svc/orders", call * 200, 150, 201).WithMethod("POST").WithRequestHeader("Idempotency-Key", $"k-{call}"),
            isExpress && !expressForwards ? charge : charge.WithRequestHeader("Idempotency-Key", $"k-{call}"),
        };
    });

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is LostValue)];

    // Each call reads stock and pays; one in four also mails.
    private static IEnumerable<Exchange> Orders(string header, string mail, Func<string, string, bool> forwards, string host = "inner") =>
        Enumerable.Range(0, 20).SelectMany(call =>
        {
            var value = $"c-{call:0000}";
            Exchange Of(Exchange exchange, string path, string method) =>
                forwards(path, method) ? exchange.WithMethod(method).WithRequestHeader(header, value) : exchange.WithMethod(method);
            var start = call * 200;
            Exchange[] calls =
            [
                Calls.Inbound("http://svc/orders", start, 150).WithMethod("POST").WithRequestHeader(header, value),
                Of(Calls.Outbound($"http://{host}/stock", start + 10, 20), "stock", "GET"),
                Of(Calls.Outbound($"http://{host}/payments", start + 40, 20), "pay", "POST"),
            ];
            return call % 4 == 0 ? calls.Append(Of(Calls.Outbound(mail, start + 70, 20), "mail", "POST")) : calls;
        });
}
