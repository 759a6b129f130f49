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

    [Fact]
    public void A_form_may_leave_out_names_and_values() =>
        Assert.Equal(
            [("$", PayloadKind.Object, "3"), ("$['']", PayloadKind.String, "x"), ("$.empty", PayloadKind.String, ""), ("$.bare", PayloadKind.String, "")],
            Values(Read("application/x-www-form-urlencoded", "=x&empty=&bare")!));

    [Theory]
    [InlineData("""{"a":"\u00e9\n\"\\"}""", "$.a", "é\n\"\\")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "$.a", "😀")]
    [InlineData("""{"a":"é"}""", "$.a", "é")]
    [InlineData("""{"a":"\u0031"}""", "$.a", "1")]
    [InlineData("""{"a":""}""", "$.a", "")]
    [InlineData("""{"\u00e9t\u00e9":"x"}""", "$.été", "x")]
    [InlineData("""{"a\u002eb":"x"}""", "$['a.b']", "x")]
    [InlineData("""{"it's":"x"}""", "$['it\\'s']", "x")]
    [InlineData("""{"":"x"}""", "$['']", "x")]
    public void Escapes_in_values_and_names_are_read_as_what_they_stand_for(string body, string path, string text)
    {
        var payload = Read("application/json", body)!;

        Assert.Equal(("$", path), (payload.Paths.First(), payload.Paths.Last()));
        Assert.Equal(text, payload.Single(path));
        Assert.Equal(text.Length == 0, payload[1].IsEmpty);
        Assert.True(payload.Holds(text));
        Assert.False(payload.Holds(text + "?"));
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":"x","\udc00":1}""")]
    public void An_escape_that_is_half_a_character_makes_no_payload(string body) => Assert.Null(Read("application/json", body));

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public void Bytes_that_are_no_text_make_no_payload(int place)
    {
        var body = """{"a":"x"}"""u8.ToArray();
        body[place + 1] = 0xFF;

        Assert.Null(Read("application/json", body));
    }

    [Fact]
    public void A_path_may_be_of_any_length_and_what_stands_behind_it_has_its_own()
    {
        var name = new string('n', 200);
        var payload = Read("application/json", $$$"""{"{{{name}}}":{"{{{name}}}":{"{{{name}}} é":[1]},"b":2},"c":3}""")!;

        Assert.Equal(
            ["$", $"$.{name}", $"$.{name}.{name}", $"$.{name}.{name}['{name} é']", $"$.{name}.{name}['{name} é'][*]", $"$.{name}.b", "$.c"],
            payload.Paths);
        Assert.Equal("1", payload.Single($"$.{name}.{name}['{name} é'][*]"));
    }

    [Fact]
    public void A_value_is_the_same_however_it_is_escaped()
    {
        var plain = Read("application/json", """{"a":"é"}""")!;
        var escaped = Read("application/json", """{"a": "\u00e9"}""")!;
        var other = Read("application/json", """{"a":"e"}""")!;

        Assert.Equal(plain[1], escaped[1]);
        Assert.Equal(escaped[1], plain[1]);
        Assert.Equal(plain[1].GetHashCode(), escaped[1].GetHashCode());
        Assert.NotEqual(plain[1], other[1]);
        Assert.NotEqual(escaped[1], other[1]);
        Assert.NotEqual(Read("application/json", """{"b":"é"}""")![1], plain[1]);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(300)]
    public void A_text_of_any_length_is_known_to_be_held(int length)
    {
        var text = new string('x', length);
        var payload = Read("application/json", $$"""{"a":"{{text}}"}""")!;

        Assert.True(payload.Holds(text));
        Assert.False(payload.Holds(text + "x"));
        Assert.False(payload.Holds(text[1..]));
    }

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
        Assert.Equal(PayloadReader.MostFields, Read("application/json", $"[{string.Join(',', Enumerable.Range(0, 9_000))}]")!.Count);

    [Fact]
    public void What_stands_at_a_path_without_end_is_left_out_and_what_stands_behind_it_is_read()
    {
        var name = new string('n', 3_000);

        var payload = Read("application/json", $$$"""{"{{{name}}}":{"{{{name}}}":{"{{{name}}}":1}},"last":2}""")!;

        Assert.Equal(["$", $"$.{name}", "$.last"], payload.Select(field => field.Path));
    }

    [Fact]
    public void Paths_of_many_bodies_take_no_more_than_their_bound_and_known_ones_are_read_on()
    {
        var reader = new PayloadReader();
        var first = Message("""{"known":1}""");
        reader.ReadNext(first);

        for (var body = 0; body < 10; body++)
            reader.ReadNext(Message($$"""{ {{string.Join(',', Enumerable.Range(0, 1_000).Select(field => $"\"{body}-{field}-{new string('n', 3_000)}\":1"))}} }"""));

        Assert.Equal(["$"], reader.ReadNext(Message("""{"new":1}"""))!.Select(field => field.Path));
        Assert.Equal(["$", "$.known"], reader.ReadNext(first)!.Select(field => field.Path));
    }

    private static IEnumerable<(string Path, PayloadKind Kind, string Text)> Values(Payload payload) =>
        payload.Select(field => (field.Path, field.Kind, field.Text));

    private static Payload? Read(string mediaType, string body) => Read(mediaType, Encoding.UTF8.GetBytes(body));

    private static Response Message(string json) => new(200) { Body = Encoding.UTF8.GetBytes(json) };

    private static Payload? Read(string mediaType, byte[] body) =>
        PayloadReader.Read(new Response(200) { Headers = [new Header("Content-Type", mediaType)], Body = body });
}
