using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>
/// The values of messages. Those of a URL are taken from it as it was recorded: <see cref="Uri"/> unescapes what needs no escape and
/// escapes what does. What a recorder or redaction has changed before is lost.
/// </summary>
internal sealed class WireValues(Scene scene)
{
    private const int MostFields = 2_000;

    private const int LongestText = 500;

    /// <summary>The values of a request: path, query and body.</summary>
    public ImmutableArray<WireValue> Of(Request request) => [.. OfUrl(request.Url), .. OfBody(request)];

    /// <summary>The values of a response: its body's.</summary>
    public ImmutableArray<WireValue> Of(Response response) => [.. OfBody(response)];

    /// <summary>The values of a URL.</summary>
    public static IEnumerable<WireValue> OfUrl(Uri url)
    {
        var target = TargetOf(url);
        var question = target.IndexOf('?');
        var segments = (question < 0 ? target : target[..question]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
            yield return new WireValue(WireValueKind.Path, $"path segment {i + 1}", segments[i], Uri.UnescapeDataString(segments[i]));
        foreach (var pair in question < 0 ? [] : target[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? "" : pair[(equals + 1)..];
            yield return new WireValue(WireValueKind.Query, $"query parameter {name}", value, FormDecoded(value));
        }
    }

    /// <summary>A text with its percent escapes removed, and spaces in the place of pluses.</summary>
    public static string FormDecoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string TargetOf(Uri url)
    {
        var text = url.OriginalString;
        var authority = text.IndexOf("://", StringComparison.Ordinal);
        var path = authority < 0 ? 0 : text.IndexOfAny(['/', '?'], authority + 3);
        if (path < 0)
            return "/";
        var end = text.IndexOf('#', path);
        return end < 0 ? text[path..] : text[path..end];
    }

    private IEnumerable<WireValue> OfBody(Message message)
    {
        if (BodyKinds.Said(message) == BodyKind.Multipart)
            return Multipart.FileNames(message).Take(MostFields).Select(name => new WireValue(WireValueKind.Body, "file name", name, name));
        return scene.FieldsOf(message)
            .Where(field => field.Kind == PayloadKind.String)
            .Select(field => (field.Path, field.Text))
            .Where(field => field.Text.Length is > 0 and <= LongestText)
            .Take(MostFields)
            .Select(field => new WireValue(WireValueKind.Body, field.Path, field.Text, field.Text));
    }
}
