using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection;

/// <summary>Writes an enum in JSON by name, in camel case.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
