using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// What Wirefix writes with a message whose body is not known, in a field of its own that other readers ignore. An empty body without it
/// would be one that was never sent.
/// </summary>
internal static class BodyMark
{
    /// <summary>The field's name.</summary>
    public const string Field = "_body";

    private const string Unknown = "unknown";

    /// <summary>Writes the field where the body is not known.</summary>
    public static void Write(Utf8JsonWriter json, Message message)
    {
        if (message.IsBodyUnknown)
            json.WriteString(Field, Unknown);
    }

    /// <summary>Whether a message says that its body is not known.</summary>
    public static bool IsIn(JsonElement? message) => message?.Text(Field) == Unknown;

    /// <summary>The same of the field.</summary>
    public static bool Is(OutlineToken field, ReadOnlySpan<byte> json) => field.Text(json) == Unknown;
}
