namespace Wirefix.Traffic.Formats;

/// <summary>Makes an absolute URL of what a request line asks for.</summary>
internal static class RequestTarget
{
    /// <summary>The target as a URL; null where it is not an absolute http, https, ws or wss one.</summary>
    public static Uri? Absolute(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss" ? url : null;

    /// <summary>The URL of a path at an authority; throws <see cref="EntryException"/> where the two make none.</summary>
    public static Uri Combine(string scheme, string authority, string path)
    {
        var text = $"{scheme}://{authority}/{path.TrimStart('/')}";
        return Absolute(text) ?? throw new EntryException($"expected a URL, found \"{text}\"");
    }
}
