namespace Wirefix.Traffic.Formats;

/// <summary>Makes an absolute URL of what a request line asks for.</summary>
internal static class RequestTarget
{
    // Stands for a bare percent sign while everything else is escaped as a URL has it; for private use, and in no URL of anybody.
    private const char Placeholder = '\uE025';

    private static readonly string EscapedPlaceholder = Uri.EscapeDataString(Placeholder.ToString());

    private static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>
    /// The target as a URL; null where it is not an absolute http, https, ws or wss one. A percent sign that begins no escape stays what it
    /// is, where <see cref="Uri"/> would write <c>%25</c> and so make the right URL of a wrong one.
    /// </summary>
    public static Uri? Absolute(string target) =>
        AsItStood(target) is { Scheme: "http" or "https" or "ws" or "wss" } url ? url : null;

    /// <summary>An absolute URL of any scheme, its bare percent signs as they stood; null where it is none.</summary>
    public static Uri? AsItStood(string target) => Uri.TryCreate(target, UriKind.Absolute, out var url) ? WithBarePercents(url) : null;

    /// <summary>Escaped text with a bare percent sign in the place of each escaped one behind which no hex digits stand.</summary>
    public static string WithBarePercent(string escaped)
    {
        const string Escape = "%25";
        for (var at = escaped.Length; at > 0 && escaped.LastIndexOf(Escape, at - 1, StringComparison.Ordinal) is >= 0 and var found; at = found)
        {
            if (IndexOfBarePercent($"%{escaped.AsSpan(found + Escape.Length)}") == 0)
                escaped = escaped.Remove(found + 1, Escape.Length - 1);
        }

        return escaped;
    }

    /// <summary>The URL of a path at an authority; throws <see cref="EntryException"/> where the two make none.</summary>
    public static Uri Combine(string scheme, string authority, string path)
    {
        var text = $"{scheme}://{authority}/{path.TrimStart('/')}";
        return Absolute(text) ?? throw new EntryException($"expected a URL, found \"{text}\"");
    }

    /// <summary>The index of the first percent sign from a place on that begins no escape; -1 where there is none.</summary>
    public static int IndexOfBarePercent(ReadOnlySpan<char> text, int from = 0)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] != '%')
                continue;
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return at;
            at += 2;
        }

        return -1;
    }

    private static Uri WithBarePercents(Uri url)
    {
        var text = url.OriginalString;
        if (!text.Contains('%') || IndexOfBarePercent(text) < 0 || !Uri.TryCreate(Marked(text), UriKind.Absolute, out var marked))
            return url;
        var written = marked.GetComponents(UriComponents.HttpRequestUrl | UriComponents.UserInfo, UriFormat.UriEscaped);
        return Uri.TryCreate(written.Replace(EscapedPlaceholder, "%", StringComparison.Ordinal), AsItStands, out var kept) ? kept : url;
    }

    private static string Marked(string text)
    {
        var marked = text.ToCharArray();
        for (var at = IndexOfBarePercent(text); at >= 0; at = IndexOfBarePercent(text, at + 1))
            marked[at] = Placeholder;
        return new string(marked);
    }
}
