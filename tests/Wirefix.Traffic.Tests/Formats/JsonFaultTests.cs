using System.Text.Json;
using System.Text.Json.Serialization;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Whoever wrote a JSON text is told of the text, and of no type that it is read into.</summary>
public sealed class JsonFaultTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [Theory]
    [InlineData("""[{"name": "a", "size": "large"}]""", "a value of another kind at $[0].size, line 1")]
    [InlineData("""[{"name": "a",""" + "\n" + """ "colour": 1}]""", "an unknown 'colour' at $[0].colour, line 2")]
    [InlineData("""[{"size": 1}]""", "an object without 'name' at $[0], line 1")]
    [InlineData("""[{"name": null}]""", "null where a value is expected at $[0].name, line 1")]
    [InlineData("""{"name": "a"}""", "a value of another kind, line 1")]
    [InlineData("[{]", "']' is an invalid start of a property name. Expected a '\"' at $[0], line 1")]
    public void It_says_what_was_found_and_where(string json, string expected)
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Box[]>(json, Strict));

        Assert.Equal(expected, JsonFault.Of(fault));
    }

    [Fact]
    public void What_stands_for_itself_is_left_as_it_is() => Assert.Equal("a price is less than 0", JsonFault.Of(new JsonException("a price is less than 0")));

    [Fact]
    public void A_document_is_told_as_its_reader_tells_it()
    {
        var fault = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse("{\n  nothing }"));

        Assert.Equal("'n' is an invalid start of a property name. Expected a '\"', line 2", JsonFault.Of(fault));
    }

    private sealed record Box(string Name, int Size = 0);
}
