using System.Text.Json;
using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>Writes an endpoint in JSON as people write it: <c>"GET api.example.com/users/{id}"</c>.</summary>
public sealed class EndpointConverter : JsonConverter<Endpoint>
{
    /// <inheritdoc/>
    public override Endpoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        var space = text.IndexOf(' ');
        var slash = text.IndexOf('/', space + 1);
        if (space < 1 || slash < 0)
            throw new JsonException($"expected an endpoint such as \"GET host/path\", found \"{text}\"");
        return new Endpoint(text[..space], text[(space + 1)..slash], PathTemplate.Parse(text[slash..]));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Endpoint value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
