using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class ExpectedAnswerTests
{
    private static readonly ExpectedAnswer Siblings = ExpectedAnswer.OfSiblings(
        [Answer("""{"id":"a","price":12.5,"lines":[{"sku":"x"}],"note":"n"}"""), Answer("""{"id":"b","price":3.25,"lines":[]}""")]);

    [Theory]
    [InlineData("""{"id":"c","price":1.5,"lines":[]}""")]
    [InlineData("""{"id":"c","price":1.5,"lines":[{"other":1}],"more":true}""")]
    [InlineData("""{"id":"c","price":2,"lines":[]}""")]
    public void What_all_siblings_have_is_enough(string body) => Assert.Null(Siblings.Divergence(Mocked.Reply(200, body)));

    [Theory]
    [InlineData("""{"id":"c","lines":[]}""", "was answered without $.price")]
    [InlineData("""{"id":"c","price":null,"lines":[]}""", "has $.price as null, expected number")]
    [InlineData("""{"id":7,"price":1.5,"lines":[]}""", "has $.id as integer, expected string")]
    [InlineData("<html>", "was answered a body that cannot be read as fields")]
    [InlineData("", "was answered a body that cannot be read as fields")]
    public void A_healthy_status_with_another_body_diverges(string body, string why) => Assert.Equal(why, Siblings.Divergence(Mocked.Reply(200, body)));

    [Theory]
    [InlineData(500, "was answered 500, expected 200")]
    [InlineData(0, "was answered nothing, expected 200")]
    public void Another_status_diverges_whatever_the_body_is(int status, string why) =>
        Assert.Equal(why, Siblings.Divergence(Mocked.Reply(status, """{"id":"c","price":1.5,"lines":[]}""")));

    [Fact]
    public void A_body_that_is_not_known_is_not_expected_to_be_empty()
    {
        var unknown = new Response(200) { IsBodyUnknown = true };

        Assert.Null(ExpectedAnswer.OfItself(unknown, _ => true).Divergence(Mocked.Reply(200, "anything")));
        Assert.Equal("was answered 500, expected 200", ExpectedAnswer.OfItself(unknown, _ => true).Divergence(Mocked.Reply(500)));
        Assert.Equal("was answered without $.id", ExpectedAnswer.OfSiblings([unknown, Answer("""{"id":1}""")]).Divergence(Mocked.Reply(200, "{}")));
    }

    [Fact]
    public void The_recorded_answer_itself_is_held_to_its_values_but_for_what_does_not_matter()
    {
        var expected = ExpectedAnswer.OfItself(Answer("""{"events":[{"n":1},{"n":2}],"at":"12:00"}"""), path => path != "$.at");

        Assert.Null(expected.Divergence(Mocked.Reply(200, """{"events":[{"n":1},{"n":2}],"at":"13:00"}""")));
        Assert.Equal("has $.events[*].n = 1, expected 1, 2", expected.Divergence(Mocked.Reply(200, """{"events":[{"n":1}, {}],"at":"12:00"}""")));
        Assert.Equal("has $.events = 1, expected 2", expected.Divergence(Mocked.Reply(200, """{"events":[{"n":1}],"at":"12:00"}""")));
        Assert.Equal("has $.at as integer, expected string", expected.Divergence(Mocked.Reply(200, """{"events":[{"n":1},{"n":2}],"at":12}""")));
    }

    [Theory]
    [InlineData("""{"id":"c","price":2.50,"lines":[]}""", null)]
    [InlineData("""{"id":"c","price":0,"lines":[]}""", "has $.price = 0, expected 2.5")]
    [InlineData("""{"id":"d","price":2.5,"lines":[]}""", "has $.id = d, expected c")]
    public void Values_that_an_answer_must_hold_are_compared_as_values(string body, string? why) => Assert.Equal(
        why, Siblings.Holding(new Dictionary<string, string> { ["$.price"] = "2.5", ["$.id"] = "c", ["$.none"] = "x" }).Divergence(Mocked.Reply(200, body)));

    [Fact]
    public void A_body_without_fields_is_held_to_its_text_where_values_matter()
    {
        var expected = ExpectedAnswer.OfItself(new Response(200) { Body = Encoding.UTF8.GetBytes("data: a\n\ndata: bc\n\n") }, _ => true);

        Assert.Null(expected.Divergence(Mocked.Reply(200, "data: a\n\ndata: bc\n\n")));
        Assert.Equal("was answered another body: '\n\n' where 'c\n\n' was expected", expected.Divergence(Mocked.Reply(200, "data: a\n\ndata: b\n\n")));
    }

    [Fact]
    public void Siblings_without_fields_are_told_by_their_statuses() =>
        Assert.Null(ExpectedAnswer.OfSiblings([new Response(204), new Response(200)]).Divergence(Mocked.Reply(204)));

    private static Response Answer(string body) => new(200) { Body = Encoding.UTF8.GetBytes(body) };
}
