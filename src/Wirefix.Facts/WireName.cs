using System.Text;

namespace Wirefix.Facts;

/// <summary>How a name on the wire and a name in C# correspond.</summary>
public static class WireName
{
    /// <summary>
    /// Compares the two word by word. Leading underscores and <c>@</c> of the C# name do not count. Null where the
    /// names do not correspond.
    /// </summary>
    public static WireNameMatch? Match(string wireName, string csharpName)
    {
        var name = csharpName.TrimStart('_', '@');
        if (wireName.Length == 0 || name.Length == 0)
            return null;
        if (string.Equals(wireName, name, StringComparison.Ordinal))
            return new WireNameMatch(WireNameStyle.Exact, 1);
        if (Words(wireName).SequenceEqual(Words(name), StringComparer.OrdinalIgnoreCase))
            return SameWords(wireName);
        return Key(wireName) is { Length: > 0 } key && key == Key(name)
            ? new WireNameMatch(WireNameStyle.CaseInsensitive, 0.7)
            : null;
    }

    /// <summary>What all names that correspond have in common: <c>page_token</c> and <c>PageToken</c> are PAGETOKEN.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.Where(char.IsLetterOrDigit))
            key.Append(char.ToUpperInvariant(letter));
        return key.ToString();
    }

    /// <summary>
    /// The words of a name. One begins behind a separator, at a capital behind a small letter or digit, and at the last capital of
    /// an acronym that a small letter follows: <c>HTTPServer_2</c> is HTTP, Server, 2.
    /// </summary>
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (!ends && !(i > start && BeginsWord(name, i)))
                continue;
            if (i > start)
                yield return name.Substring(start, i - start);
            start = ends ? i + 1 : i;
        }
    }

    /// <summary>A name as C# writes its members: <c>page_token</c> is <c>PageToken</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(Words(name).Select(word => char.ToUpperInvariant(word[0]) + (word.Any(char.IsLower) ? word.Substring(1) : word.Substring(1).ToLowerInvariant())));

    private static WireNameMatch SameWords(string wireName)
    {
        if (wireName.IndexOf('_') >= 0)
            return new WireNameMatch(WireNameStyle.SnakeCase, 0.9);
        if (wireName.IndexOf('-') >= 0)
            return new WireNameMatch(WireNameStyle.KebabCase, 0.9);
        return new WireNameMatch(char.IsUpper(wireName[0]) ? WireNameStyle.PascalCase : WireNameStyle.CamelCase, 0.95);
    }

    private static bool BeginsWord(string name, int index) =>
        char.IsUpper(name[index])
        && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
