using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>The attributes of a span or resource by their key.</summary>
internal sealed class OtlpAttributes
{
    private readonly Dictionary<string, ImmutableArray<string>> _values = new(StringComparer.Ordinal);

    private OtlpAttributes()
    {
    }

    /// <summary>Reads the list <c>attributes</c> of an object; of a key that comes twice the first value stays.</summary>
    public static OtlpAttributes Read(JsonElement owner)
    {
        var attributes = new OtlpAttributes();
        foreach (var attribute in owner.Array("attributes")?.EnumerateArray() ?? default)
        {
            if (attribute.Text("key") is { } key && attribute.Object("value") is { } value)
                attributes._values.TryAdd(key, [.. TextsOf(value)]);
        }

        return attributes;
    }

    /// <summary>
    /// The value of the first of several keys that is there, newest name first; null where none is, or its value is empty.
    /// </summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_values.TryGetValue(key, out var values) && values is [{ Length: > 0 } value, ..])
                return value;
        }

        return null;
    }

    /// <summary>As <see cref="Text"/>, as a number.</summary>
    public int? Number(params ReadOnlySpan<string> keys) =>
        int.TryParse(Text(keys), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The headers under a prefix, <c>http.request.header.</c>; older recorders wrote an underscore for the dash.</summary>
    public ImmutableArray<Header> Headers(string prefix) =>
    [
        .. from attribute in _values
           where attribute.Key.Length > prefix.Length && attribute.Key.StartsWith(prefix, StringComparison.Ordinal)
           from value in attribute.Value
           select new Header(attribute.Key[prefix.Length..].Replace('_', '-'), value),
    ];

    private static IEnumerable<string> TextsOf(JsonElement value)
    {
        if (value.Object("arrayValue") is not { } list)
            return TextOf(value) is { } text ? [text] : [];
        return list.Array("values") is { } values ? values.EnumerateArray().Select(TextOf).OfType<string>() : [];
    }

    // The mapping of protocol buffers writes 64-bit numbers as text; some exporters write them as numbers.
    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in value.EnumerateObject())
        {
            return property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number => property.Value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }

        return null;
    }
}
