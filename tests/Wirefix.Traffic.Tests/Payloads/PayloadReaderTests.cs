using System.Text;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Tests.Payloads;

public class PayloadReaderTests
{
    [Fact]
    public void Every_value_of_a_JSON_body_stands_at_its_path()
    {
        var payload = Read("application/json", """{"id": 7, "price": 1.50, "tags": ["a", null], "a.b": {"x": true}}""")!;

        Assert.Equal(
            [
                ("$", PayloadKind.Object, "4"),
                ("$.id", PayloadKind.Integer, "7"),
                ("$.price", PayloadKind.Number, "1.50"),
                ("$.tags", PayloadKind.Array, "2"),
                ("$.tags[*]", PayloadKind.String, "a"),
                ("$.tags[*]", PayloadKind.Null, "null"),
                ("$['a.b']", PayloadKind.Object, "1"),
                ("$['a.b'].x", PayloadKind.Boolean, "true"),
            ],
            Values(payload));
        Assert.Equal("7", payload.Single("$.id"));
        Assert.Null(payload.Single("$.tags[*]"));
        Assert.False(payload.Has("$.name"));
    }

    [Fact]
    public void A_form_gives_its_fields_decoded() =>
        Assert.Equal(
            [("$", PayloadKind.Object, "2"), ("$.name", PayloadKind.String, "Ann Lee"), ("$.city", PayloadKind.String, "Köln")],
            Values(Read("application/x-www-form-urlencoded", "name=Ann+Lee&city=K%C3%B6ln")!));

    [Theory]
    [InlineData("text/plain", "hello")]
    [InlineData("application/json", """{"a": """)]
    [InlineData("application/json", """{"a": 1} {"b": 2}""")]
    [InlineData("application/json", "")]
    public void What_is_no_payload_gives_none(string mediaType, string body) => Assert.Null(Read(mediaType, body));

    [Fact]
    public void JSON_is_seen_without_its_media_type() => Assert.NotNull(Read("text/plain", " [1]"));

    [Fact]
    public void A_body_of_very_many_values_is_read_up_to_the_limit() =>
        Assert.Equal(PayloadReader.MostFields, Read("application/json", $"[{string.Join(',', Enumerable.Range(0, 9_000))}]")!.Fields.Count);

    private static IEnumerable<(string Path, PayloadKind Kind, string Text)> Values(Payload payload) =>
        payload.Fields.Select(field => (field.Path, field.Kind, field.Text));

    private static Payload? Read(string mediaType, string body) => PayloadReader.Read(
        new Response(200) { Headers = [new Header("Content-Type", mediaType)], Body = Encoding.UTF8.GetBytes(body) });
}
