using System.Globalization;
using System.Text.Json;
using Wirefix.Traffic;

namespace Wirefix.Agent.Proposing.Models.Transport;

/// <summary>An error of a model's service in half a sentence.</summary>
internal static class ServiceError
{
    private const int MostBytes = 64 * 1024;
    private const int MostCharacters = 300;

    /// <summary>The status, with what the service says of it where it says something.</summary>
    public static async Task<string> OfAsync(HttpResponseMessage response, Func<string, string> hide, CancellationToken cancellationToken)
    {
        var said = MessageOf(await BodyAsync(response, cancellationToken).ConfigureAwait(false));
        var service = response.RequestMessage?.RequestUri?.Authority ?? "the model's service";
        var status = string.Create(CultureInfo.InvariantCulture, $"{service} answered {(int)response.StatusCode}");
        return said.Length == 0 ? status : $"{status} (`{Quotable(hide(said))}`)";
    }

    private static string Quotable(string text)
    {
        var visible = VisibleText.Of(text).Replace('`', '\'');
        return visible.Length <= MostCharacters ? visible : $"{visible[..MostCharacters]}…";
    }

    private static async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var bytes = new byte[MostBytes];
            return bytes[..await stream.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)];
        }
        catch (IOException)
        {
            // The status says enough.
            return [];
        }
    }

    // {"error":{"message":"…"}} is what both providers write, {"error":"…"} what some others do.
    private static string MessageOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var message = Inside(Inside(json.RootElement, "error"), "message");
            return message.ValueKind == JsonValueKind.String ? message.GetString()! : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static JsonElement Inside(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : element;
}
