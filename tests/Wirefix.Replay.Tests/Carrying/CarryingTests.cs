using System.Text;
using Wirefix.Replay.Carrying;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Carrying;

public sealed class CarryingTests
{
    [Fact]
    public void What_an_answer_hands_out_and_a_later_request_holds_is_issued()
    {
        var issued = Issued(
            Exchange("POST", "/orders", """{"sku":"ab-1"}""", """{"id":"o-4711","sku":"ab-1","unused":"x-99"}""", new Header("Location", "/orders/o-4711"), new Header("ETag", "\"v-1\"")),
            Exchange("PUT", "/orders/o-4711/lines", "{}", "", [], new Header("If-Match", "\"v-1\"")),
            Exchange("GET", "/orders?sku=ab-1", "", ""));

        Assert.Equal(
            [new("header Location", "o-4711"), new("header ETag", "\"v-1\""), new("$.id", "o-4711")],
            issued[0]);
        Assert.Empty(issued[1]);
    }

    [Fact]
    public void What_a_request_brought_first_is_not_issued_and_neither_is_what_nobody_uses_later()
    {
        var issued = Issued(Exchange("PUT", "/orders/o-1", "{}", """{"id":"o-1","state":"new"}"""), Exchange("GET", "/orders/o-1", "", """{"id":"o-1"}"""));

        Assert.All(issued, Assert.Empty);
    }

    [Theory]
    [InlineData("/orders/o-4711", "/orders/o-9")]
    [InlineData("/orders/o-4711/lines?of=o-4711", "/orders/o-9/lines?of=o-9")]
    [InlineData("/orders/o-47112", "/orders/o-47112")]
    [InlineData("/orders/xo-4711", "/orders/xo-4711")]
    public void A_later_request_is_sent_with_what_is_issued_now_and_whole_words_alone_are_replaced(string recorded, string sent)
    {
        var carried = Carried();

        Assert.Equal(sent, carried.In(Request(recorded)).PathAndQuery);
    }

    [Fact]
    public void Headers_and_bodies_are_rewritten_too()
    {
        var request = Carried().In(Request("/a") with { Headers = [new Header("X-Order", "o-4711")], Body = new RecordedBody("""{"order":"o-4711","other":"o-471"}""") });

        Assert.Equal("o-9", Assert.Single(request.Headers).Value);
        Assert.Equal("""{"order":"o-9","other":"o-471"}""", request.Body!.Text);
    }

    private static CarriedValues Carried()
    {
        var carried = new CarriedValues();
        carried.Learn(Request("/orders") with { Issues = [new IssuedValue("$.id", "o-4711")] }, Mocked.Reply(201, """{"id":"o-9"}"""));
        return carried;
    }

    private static ScriptedRequest Request(string target) => new() { Method = "GET", PathAndQuery = target, RecordedStatus = 200 };

    private static IReadOnlyList<IReadOnlyList<IssuedValue>> Issued(params Exchange[] exchanges) =>
        [.. IssuedValues.Of(exchanges).Select(values => (IReadOnlyList<IssuedValue>)values)];

    private static Exchange Exchange(string method, string target, string body, string answer, params Header[] headers) => Exchange(method, target, body, answer, headers, []);

    private static Exchange Exchange(string method, string target, string body, string answer, Header[] headers, params Header[] sent) =>
        Recorded.Inbound(target, method: method, body: body, headers: [.. sent]) with { Response = new Response(200) { Headers = [.. headers], Body = Encoding.UTF8.GetBytes(answer) } };
}
