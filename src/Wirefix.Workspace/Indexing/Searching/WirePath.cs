using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Names that are paths, with a method before them or without.</summary>
internal static partial class WirePath
{
    /// <summary>Whether a name is a path: it has a slash and is no media type.</summary>
    public static bool Is(string name) => name.Contains('/', StringComparison.Ordinal) && !IsMediaType(name);

    /// <summary>Whether a text is a media type.</summary>
    public static bool IsMediaType(string text) => MediaType().IsMatch(text);

    /// <summary>The literal segments of a path, without method and host.</summary>
    public static string[] Literals(string path) =>
        [.. RequestAddress.Path(RequestAddress.Parts(path).Address).Split('/').Where(segment => segment.Length > 0 && segment[0] != '{')];

    [GeneratedRegex("^(?:application|audio|font|image|message|model|multipart|text|video)/")]
    private static partial Regex MediaType();
}
