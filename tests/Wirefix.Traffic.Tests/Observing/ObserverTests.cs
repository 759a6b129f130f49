using FsCheck;
using FsCheck.Fluent;
using Wirefix.Facts;
using Wirefix.Facts.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Observing;
using Wirefix.Traffic.Tests.Formats;

namespace Wirefix.Traffic.Tests.Observing;

public sealed class ObserverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Endpoints_are_counted_with_statuses_and_peaks()
    {
        var facts = Facts(
            Calls.Outbound("https://api.example.com/orders/1001", 0, 40),
            Calls.Outbound("https://api.example.com/orders/1002", 10, 40),
            Calls.Outbound("https://api.example.com/orders/1003", 100, 40, status: 429));

        Assert.Contains("out GET api.example.com/orders/{id} calls 3", facts);
        Assert.Contains("out GET api.example.com/orders/{id} in-flight 2", facts);
        Assert.Contains("out GET api.example.com/orders/{id} window-50ms 2", facts);
        Assert.Contains("out GET api.example.com/orders/{id} status 200 2", facts);
        Assert.Contains("out GET api.example.com/orders/{id} status 429 1", facts);
    }

    [Fact]
    public void The_services_own_host_is_left_out() =>
        Assert.Contains("in GET /orders/{id} calls 2", Facts(Calls.Inbound("http://10.0.0.1:8080/orders/1", 0, 1), Calls.Inbound("http://orders.example.com/orders/2", 0, 1)));

    [Fact]
    public void A_payload_is_told_by_paths_and_kinds()
    {
        var facts = Facts(Json("""
            {"id":7,"big":5000000000,"huge":99999999999999999999,"price":1.5,"text":"1.50","at":"2026-01-31T10:00:00Z","local":"2026-01-31T10:00:00",
             "day":"2026-01-31","ref":"7f9c2d34-8a51-4b7e-9c1d-0a2b3c4d5e6f","note":null,"open":true,"lines":[{"sku":"A 1"},{"sku":"B 2"}]}
            """));

        string[] kinds = ["big integer-64", "huge number", "price number", "text number-text", "at date-time", "local local-date-time", "day date", "ref uuid", "note null", "open boolean"];
        Assert.All(kinds, kind => Assert.Contains($"in GET /orders response 200 json $.{kind} 1", facts));
        Assert.Contains("in GET /orders response 200 json $.lines[*].sku string 2", facts);
    }

    [Fact]
    public void Headers_are_counted_by_message_and_those_of_the_connection_left_out()
    {
        var facts = Facts(
            Calls.Inbound("http://h/orders", 0, 1).WithResponseHeader("ETag", "\"a\"").WithResponseHeader("Date", "Sat, 31 Jan 2026 10:00:00 GMT"),
            Calls.Inbound("http://h/orders", 10, 1).WithResponseHeader("etag", "\"b\"").WithResponseHeader("Etag", "\"c\""),
            Calls.Inbound("http://h/orders", 20, 1));

        Assert.Contains("in GET /orders response 200 header etag 2", facts);
        Assert.DoesNotContain(facts, fact => fact.Contains("header date", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_a_small_set_are_told_with_the_rare_ones_among_them()
    {
        var facts = Facts(States([.. Enumerable.Repeat("OPEN", 9), .. Enumerable.Repeat("PAID", 5), "ON_HOLD"]));

        Assert.Contains("in GET /orders response 200 json $.state token OPEN 9", facts);
        Assert.Contains("in GET /orders response 200 json $.state token ON_HOLD 1", facts);
    }

    [Theory]
    [InlineData("free text", "Ada Lovelace", "Ada Lovelace", "Ada Lovelace")]
    [InlineData("one value among words", "OPEN", "OPEN", "Ada Lovelace")]
    [InlineData("ids", "c-10001", "c-10001", "c-10002")]
    [InlineData("addresses", "ada@corp.com", "ada@corp.com", "bob@corp.com")]
    [InlineData("words that hardly come again", "Ada", "Bob", "Eve", "Dan", "Tom", "Pat", "Kim", "Lee", "Sam", "Joe", "Amy")]
    public void A_value_is_never_a_fact(string why, params string[] values)
    {
        var repeats = values.Length > 3 ? 1 : 5;
        var facts = Facts(States([.. Enumerable.Repeat(values, repeats).SelectMany(each => each)]));

        Assert.False(facts.Any(fact => values.Any(value => fact.Contains(value, StringComparison.Ordinal))), why);
        Assert.Contains(facts, fact => fact.StartsWith("in GET /orders response 200 json $.state string", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_in_the_place_of_names_are_one_name() =>
        Assert.Contains(
            "in GET /orders response 200 json $['{id}'].total integer 2",
            Facts(Json("""{"7f9c2d34-8a51-4b7e-9c1d-0a2b3c4d5e6f":{"total":1},"ada@corp.com":{"total":2}}""")));

    [Fact]
    public void A_change_of_state_is_told_at_the_call_that_made_it()
    {
        var facts = Facts([.. Enumerable.Range(0, 3).SelectMany(order => new[]
        {
            Json("""{"state":"OPEN"}""", $"http://h/orders/100{order}", order * 100),
            Json("""{"state":"PAID"}""", $"http://h/orders/100{order}/payment", (order * 100) + 20) with { Request = new Request("POST", new Uri($"http://h/orders/100{order}/payment")) },
        })]);

        Assert.Contains("in POST /orders/{id}/payment transition $.state OPEN PAID 3", facts);
    }

    [Fact]
    public void Captures_in_two_parts_give_the_facts_of_the_whole() =>
        Prop.ForAll(GeneratedExchanges.Any.ListOf().Where(list => list.Count > 1).ToArbitrary(), exchanges =>
        {
            var whole = Counted(Observe([.. exchanges]));
            var parts = Counted(Observe([.. exchanges.Take(1)]).Merge(Observe([.. exchanges.Skip(1)])));
            return whole.SequenceEqual(parts);
        }).QuickCheckThrowOnFailure();

    // Peaks of a whole may be above those of its parts; words and templates need enough to be told.
    private static IEnumerable<string> Counted(WireFacts facts) => facts.Facts
        .Where(fact => fact.Subject.EndsWith(" calls", StringComparison.Ordinal) && !fact.Subject.Contains('{', StringComparison.Ordinal))
        .Select(fact => fact.ToString());

    private static Exchange[] States(params string[] states) =>
        [.. states.Select((state, index) => Json($$"""{"state":"{{state}}"}""", start: index * 10))];

    private static Exchange Json(string body, string url = "http://h/orders", double start = 0) =>
        Calls.Inbound(url, start, 5).WithResponseHeader("Content-Type", "application/json").WithBody(body);

    private string[] Facts(params Exchange[] exchanges) => [.. Observe(exchanges).Facts.Select(fact => fact.ToString())];

    private WireFacts Observe(Exchange[] exchanges)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid()}.jsonl");
        using (var file = File.Create(path))
        {
            var writer = new RRPairWriter(file);
            foreach (var exchange in Calls.Snapshot(exchanges).Exchanges)
                writer.Write(exchange);
            writer.End();
        }

        var observed = Observer.Observe(new CaptureSource(path));
        Assert.Equal(exchanges.Length, observed.Exchanges);
        AssertSameInMemory(path, observed);
        Assert.Empty(FactText.Read(FactText.Write(observed.Facts)).Problems);
        return observed.Facts;
    }

    // What was read into memory shows what the files show.
    private static void AssertSameInMemory(string path, ObservedFacts observed)
    {
        var again = Observer.Observe(CaptureReader.Read(path).Snapshot);
        Assert.Equal((FactText.Write(observed.Facts), observed.Exchanges), (FactText.Write(again.Facts), again.Exchanges));
    }
}
