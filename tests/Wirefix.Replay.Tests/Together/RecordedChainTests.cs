using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Together;

public sealed class RecordedChainTests
{
    private static readonly Conversation Chain = new Conversation()
        .Entry("a", "/buy")
        .Inner("a", "b", "http://b.internal/quote")
        .Inner("b", "c", "http://c.internal/price")
        .Outer("c", "https://bank.example/rate", "2")
        .Entry("c", "/health");

    [Fact]
    public void What_others_caused_is_no_entry_and_what_they_call_of_each_other_is_not_mocked()
    {
        var chain = ChainOf(Chain.Snapshot, "a", "b", "c");

        Assert.Equal(["a /buy", "c /health"], chain.Entries.Select(Told));
        Assert.Equal(["c /rate"], chain.Mocked.Select(Told));
        Assert.Equal(["a /quote to b for /buy", "b /price to c for /buy"], chain.Inner.Select(call => $"{Told(call.Sent)} to {call.To} for {call.Entry?.Request.Url.AbsolutePath}"));
    }

    [Fact]
    public void What_a_service_that_is_mocked_caused_is_sent_from_outside()
    {
        var chain = ChainOf(Chain.Snapshot, "a", "c");

        Assert.Equal(["a /buy", "c /price", "c /health"], chain.Entries.Select(Told));
        Assert.Equal(["a /quote", "c /rate"], chain.Mocked.Select(Told));
        Assert.Empty(chain.Inner);
    }

    [Fact]
    public void Requests_of_one_trace_are_told_apart_by_what_they_led_to()
    {
        var exchanges = new Conversation()
            .Entry("a", "/one").Inner("a", "b", "http://b.internal/x")
            .Entry("a", "/two").Inner("a", "b", "http://b.internal/x").Inner("b", "c", "http://c.internal/y")
            .Snapshot.Exchanges.Select(exchange => exchange with { TraceId = "one for all" });

        var chain = ChainOf(Snapshot.Of(exchanges), "a", "b", "c");

        Assert.Equal(["a for /one", "a for /two"], chain.Inner.Where(call => call.To == "b").Select(call => $"{call.Sent.Service} for {call.Entry?.Request.Url.AbsolutePath}"));
    }

    [Fact]
    public void One_address_may_mean_another_service_to_each_caller()
    {
        var routes = RoutesOf(new Conversation().Entry("a", "/").Inner("a", "b", "http://localhost:80/x").Inner("b", "c", "http://localhost:80/y"), "a", "b", "c");

        Assert.Equal([new ServiceRoute("localhost:80", "b") { By = "a" }, new ServiceRoute("localhost:80", "c") { By = "b" }], routes.Routes);
    }

    [Fact]
    public void What_leads_a_caller_now_here_and_now_there_is_no_service()
    {
        var gateway = new Conversation().Entry("a", "/").Inner("a", "b", "http://gateway/x").Inner("a", "c", "http://gateway/y");

        Assert.Empty(RoutesOf(gateway, "a", "b", "c").Routes);
        Assert.Equal(["a /", "b /x", "c /y"], ChainOf(gateway.Snapshot, "a", "b", "c").Entries.Select(Told));
    }

    [Fact]
    public void What_changes_the_path_on_its_way_is_no_service()
    {
        var exchanges = new Conversation().Entry("a", "/").Inner("a", "b", "http://gateway/b/x").Snapshot.Exchanges
            .Select(exchange => exchange.Service == "b" ? exchange with { Request = exchange.Request with { Url = new Uri("http://gateway/x") } } : exchange);

        Assert.Empty(ServiceRoutes.Learn(["a", "b"], Snapshot.Of(exchanges)).Routes);
    }

    private static ServiceRoutes RoutesOf(Conversation conversation, params string[] up) => ServiceRoutes.Learn([.. up], conversation.Snapshot);

    private static RecordedChain ChainOf(Snapshot snapshot, params string[] up) => RecordedChain.Of(snapshot, ServiceRoutes.Learn([.. up], snapshot));

    private static string Told(Exchange exchange) => $"{exchange.Service} {exchange.Request.Url.AbsolutePath}";
}
