namespace Wirefix.Replay.Tests;

public sealed class AlteredFieldTests
{
    [Theory]
    [InlineData("""{"pack":{"price":12.5,"n":4}}""", "$.pack.price", """{"pack":{"price":13.5,"n":4}}""")]
    [InlineData("""{"pack":{"price":"7.5"}}""", "$.pack.price", """{"pack":{"price":"8.5"}}""")]
    [InlineData("""{"pack":{"price":"free"}}""", "$.pack.price", """{"pack":{"price":"freex"}}""")]
    [InlineData("""{"pack":true}""", "$.pack", """{"pack":false}""")]
    [InlineData("""{"lines":[{"n":1},{"n":2},{}]}""", "$.lines[*].n", """{"lines":[{"n":2},{"n":3},{}]}""")]
    [InlineData("[1,2]", "$[*]", "[2,3]")]
    [InlineData("""{"a.b":{"unit-price":1}}""", "$['a.b']['unit-price']", """{"a.b":{"unit-price":2}}""")]
    [InlineData("""{"n":1e300}""", "$.n", """{"n":1}""")]
    public void A_field_of_the_endpoint_has_another_value_of_its_kind(string body, string path, string altered) =>
        Assert.Equal(altered, Altered(body, path)?.Answers[0].Body!.Text);

    [Theory]
    [InlineData("""{"pack":{"n":4}}""", "$.pack.price")]
    [InlineData("""{"pack":null}""", "$.pack")]
    [InlineData("""{"pack":4}""", "$.pack.price")]
    [InlineData("no JSON", "$.pack")]
    [InlineData("7", "$")]
    [InlineData("""{"n":1,"n":2}""", "$.n")]
    public void Without_the_field_there_is_nothing_to_alter(string body, string path) => Assert.Null(Altered(body, path));

    [Fact]
    public void Answers_of_other_endpoints_stay_as_they_are()
    {
        var harness = Mocked.Harness(Mocked.Json("http://up.example/items/1", """{"n":1}"""), Mocked.Json("http://up.example/others/1", """{"n":1}"""));

        var altered = AlteredField.Of(harness, EndpointSelector.Parse("GET up.example/others/{id}"), "$.n")!;

        Assert.Equal(["""{"n":1}""", """{"n":2}"""], altered.Answers.Select(answer => answer.Body!.Text));
    }

    private static Harness? Altered(string body, string path) =>
        AlteredField.Of(Mocked.Harness(Mocked.Json("http://up.example/items/1", body)), EndpointSelector.Parse("GET up.example/items/{id}"), path);
}
