using System.Text.Encodings.Web;
using System.Text.Json;

namespace Radar.Recording.Writing;

/// <summary>How the files hold JSON: characters as they are, lines end with a line feed.</summary>
internal static class JsonText
{
    /// <summary>One line.</summary>
    public static JsonSerializerOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented by two.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Line) { WriteIndented = true, NewLine = "\n" };
}
