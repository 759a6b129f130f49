using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class TakenBodyTests
{
    private static readonly TakenBody Document = new(["GET up.example/items/{id}", "GET up.example/copies/{id}"]);

    [Theory]
    [InlineData("the document", null)]
    [InlineData("", "has another body than GET up.example/items/{id} answered")]
    [InlineData("the docu", "has another body than GET up.example/items/{id} answered")]
    [InlineData("""{"the":"document"}""", "has another body than GET up.example/items/{id} answered")]
    public void A_body_is_held_against_what_the_upstream_answered(string body, string? why) =>
        Assert.Equal(why, Document.Divergence(Mocked.Reply(200, body), [Call("items", "the document")]));

    [Fact]
    public void Nothing_is_said_where_upstreams_part_or_failed_or_were_not_called()
    {
        var reply = Mocked.Reply(200, "a");

        Assert.Null(Document.Divergence(reply, [Call("items", "b"), Call("copies", "c")]));
        Assert.Null(Document.Divergence(reply, [Call("items", "b", 500)]));
        Assert.Null(Document.Divergence(reply, [Call("others", "b")]));
        Assert.Null(Document.Divergence(reply, [Call("items", """{"b":1}""")]));
        Assert.NotNull(Document.Divergence(reply, [Call("items", "b"), Call("copies", "b")]));
    }

    private static Arrival Call(string of, string body, int status = 200) => new("GET", "up.example", $"/{of}/1", status, TimeSpan.Zero, TimeSpan.Zero)
    {
        Answer = Mocked.Json($"http://up.example/{of}/1", body, status) with { Headers = [new Header("Content-Type", "text/plain")] },
    };
}
