using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Reporting;

/// <summary>How results are written as JSON: camel case, enums as words, endpoints as people write them.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EndpointConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The document with a line end behind it.</summary>
    public static string Serialize<T>(T document) => JsonSerializer.Serialize(document, Options) + "\n";
}
