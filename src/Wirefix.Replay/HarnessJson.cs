using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirefix.Replay;

/// <summary>How a harness stands in its file. Every setting here is part of the digest.</summary>
internal static class HarnessJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 64,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What the reader would drop in silence would not be in the digest.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // Bodies stay readable; the file is never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MillisecondsConverter() },
    };

    /// <summary>A time span as a number of milliseconds; four decimals hold every tick exactly.</summary>
    private sealed class MillisecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
            && reader.TryGetDecimal(out var milliseconds)
            && Math.Abs(milliseconds) < long.MaxValue / TimeSpan.TicksPerMillisecond
                ? new TimeSpan((long)(milliseconds * TimeSpan.TicksPerMillisecond))
                : throw new JsonException("Expected a number of milliseconds.");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Ticks / (decimal)TimeSpan.TicksPerMillisecond);
    }
}
