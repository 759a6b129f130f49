using System.Text.Json;

namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>What a resource says of the spans behind it.</summary>
/// <param name="Service">The <c>service.name</c>; null where it has none, or the SDK's placeholder for none.</param>
internal sealed record OtlpResource(string? Service)
{
    /// <summary>The resource of spans that have none.</summary>
    public static readonly OtlpResource Unknown = new((string?)null);

    private const string Placeholder = "unknown_service";

    /// <summary>Reads a resource; one that does not parse is unknown.</summary>
    public static OtlpResource Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var resource = JsonDocument.Parse(json, JsonElementExtensions.Strict);
            var name = OtlpAttributes.Read(resource.RootElement).Text("service.name");
            return name is null || name.StartsWith(Placeholder, StringComparison.Ordinal) ? Unknown : new OtlpResource(name);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return Unknown;
        }
    }
}
