using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

public sealed class InnerCallsTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public void The_span_that_was_sent_along_joins_both_ends_though_their_clocks_are_hours_apart() =>
        Assert.Equal(["a calls b: /x"], Told(
            Of("a", Calls.Outbound("http://b/x", 0, 10), "b7ad6b7169203331"),
            Of("b", Calls.Inbound("http://b/x", 7_200_000, 5), "b7ad6b7169203331"),
            Of("b", Calls.Inbound("http://b/x", 2, 5), "00f067aa0ba902b7")));

    [Fact]
    public void Without_a_span_the_only_call_around_it_of_the_same_trace_and_path_is_the_one() =>
        Assert.Equal(["a calls b: /x"], Told(
            Of("a", Calls.Outbound("http://b/x", 0, 10)), Of("b", Calls.Inbound("http://b/x", 2, 5)), Of("b", Calls.Inbound("http://b/x", 50, 5))));

    [Fact]
    public void Where_the_clocks_do_not_agree_the_trace_alone_is_enough_without_a_span() =>
        Assert.Equal(["a calls b: /x"], Told(Of("a", Calls.Outbound("http://b/x", 0, 10)), Of("b", Calls.Inbound("http://b/x", 7_200_000, 5))));

    [Fact]
    public void Two_calls_around_it_at_once_are_claimed_by_none() =>
        Assert.Empty(Told(
            Of("a", Calls.Outbound("http://b/x", 0, 10)), Of("a", Calls.Outbound("http://b/x", 1, 10)), Of("b", Calls.Inbound("http://b/x", 2, 5))));

    [Fact]
    public void A_service_that_calls_itself_is_joined_with_itself() =>
        Assert.Equal(["a calls a: /x"], Told(
            Of("a", Calls.Inbound("http://a/outer", 0, 20), "00f067aa0ba902b7"),
            Of("a", Calls.Outbound("http://a/x", 5, 10), "b7ad6b7169203331"),
            Of("a", Calls.Inbound("http://a/x", 6, 5), "b7ad6b7169203331")));

    [Fact]
    public void Who_passes_the_header_on_as_it_came_does_not_call_itself() =>
        Assert.Equal(["a calls b: /x"], Told(
            Of("a", Calls.Inbound("http://a/x", 0, 20), "b7ad6b7169203331"),
            Of("a", Calls.Outbound("http://b/x", 5, 10), "b7ad6b7169203331"),
            Of("b", Calls.Inbound("http://b/x", 6, 5), "b7ad6b7169203331"),
            Of("a", Calls.Inbound("http://a/x", 100, 20), "b7ad6b7169203331")));

    [Fact]
    public void Another_method_is_another_call() =>
        Assert.Empty(Told(
            Of("a", Calls.Outbound("http://b/x", 0, 10), "b7ad6b7169203331"),
            Posted(Of("b", Calls.Inbound("http://b/x", 2, 5), "b7ad6b7169203331"))));

    private static Exchange Posted(Exchange exchange) => exchange with { Request = exchange.Request with { Method = "POST" } };

    private static Exchange Of(string service, Exchange exchange, string? span = null) => exchange with
    {
        Service = service,
        TraceId = Trace,
        Request = exchange.Request with { Headers = span is null ? [] : [new Header("traceparent", $"00-{Trace}-{span}-01")] },
    };

    private static IEnumerable<string> Told(params IEnumerable<Exchange> exchanges) =>
        InnerCalls.Of(Calls.Snapshot(exchanges)).Select(call => $"{call.Sent.Service} calls {call.Arrived.Service}: {call.Arrived.Request.Url.AbsolutePath}");
}
