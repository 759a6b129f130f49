using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class TakenFieldTests
{
    private static readonly TakenField Price = new("$.price", [From("items", WirePart.Body, "$.cost"), From("offers", WirePart.Body, "$.cost")]);

    private static readonly TakenField Content = new("", [From("items", WirePart.Content, "")]);

    [Theory]
    [InlineData("""{"price":2.50}""", null)]
    [InlineData("""{"price":0}""", "has another $.price than GET up.example/items/{id} answered")]
    [InlineData("""{"name":"a"}""", "has another $.price than GET up.example/items/{id} answered")]
    public void A_field_is_held_against_what_the_upstream_answered(string body, string? why) =>
        Assert.Equal(why, Price.Divergence(Mocked.Reply(200, body), [Call("items", """{"cost":2.5}""")]));

    [Fact]
    public void Nothing_is_said_where_upstreams_part_or_failed_or_were_not_called()
    {
        var reply = Mocked.Reply(200, """{"price":1}""");

        Assert.Null(Price.Divergence(reply, [Call("items", """{"cost":2}"""), Call("offers", """{"cost":3}""")]));
        Assert.Null(Price.Divergence(reply, [Call("items", """{"cost":2}""", 500)]));
        Assert.Null(Price.Divergence(reply, [Call("others", """{"cost":2}""")]));
        Assert.NotNull(Price.Divergence(reply, [Call("items", """{"cost":2}"""), Call("offers", """{"cost":2}""")]));
    }

    [Theory]
    [InlineData("the document", null)]
    [InlineData("", "has another body than GET up.example/items/{id} answered")]
    [InlineData("the docu", "has another body than GET up.example/items/{id} answered")]
    public void A_body_without_fields_is_held_against_the_whole(string body, string? why) =>
        Assert.Equal(why, Content.Divergence(Mocked.Reply(200, body), [Call("items", "the document")]));

    private static Arrival Call(string of, string body, int status = 200) => new("GET", "up.example", $"/{of}/1", status, TimeSpan.Zero, TimeSpan.Zero)
    {
        Answer = Mocked.Json($"http://up.example/{of}/1", body, status) with { Headers = [new Header("Content-Type", body.StartsWith('{') ? "application/json" : "text/plain")] },
    };

    private static WirePlace From(string of, WirePart part, string name) =>
        new(new Endpoint("GET", "up.example", PathTemplate.Parse($"/{of}/{{id}}")), MessageSide.Response, part, name);
}
