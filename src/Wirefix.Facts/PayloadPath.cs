namespace Wirefix.Facts;

/// <summary>
/// Reads JSONPaths (RFC 9535) in the form that payload fields have: <c>$</c>, names behind a dot, names with other characters as
/// <c>['…']</c>, and <c>[*]</c> for every place of a list.
/// </summary>
public static class PayloadPath
{
    /// <summary>The path of the object that holds a named field; null for the root and for the places of a list.</summary>
    public static string? Parent(string path)
    {
        var start = LastStep(path);
        return start <= 0 || IsListPlace(path, start) ? null : path.Substring(0, start);
    }

    /// <summary>The field's own name; empty for the root and for the places of a list.</summary>
    public static string Name(string path)
    {
        var start = LastStep(path);
        if (start <= 0 || IsListPlace(path, start))
            return "";
        return path[start] == '.'
            ? path.Substring(start + 1)
            : path.Substring(start + 2, Math.Max(0, path.Length - start - 4)).Replace("\\'", "'");
    }

    private static bool IsListPlace(string path, int start) => string.CompareOrdinal(path, start, "[*]", 0, 3) == 0;

    // Where the last step begins; 0 where the path is the root or none at all.
    private static int LastStep(string path)
    {
        if (!path.EndsWith("]", StringComparison.Ordinal))
            return Math.Max(0, path.LastIndexOf('.'));
        if (!path.EndsWith("']", StringComparison.Ordinal))
            return Math.Max(0, path.LastIndexOf('['));

        // A quote inside a name is escaped, so that the last ['  that no backslash precedes opens it; names may hold [' themselves.
        var open = path.Length;
        do
        {
            open = open <= 0 ? -1 : path.LastIndexOf("['", open - 1, StringComparison.Ordinal);
        }
        while (open > 0 && IsInsideName(path, open));
        return Math.Max(0, open);
    }

    // A step begins behind the root, a list place, a closed name, or a plain name; inside a quoted name a quote is open.
    private static bool IsInsideName(string path, int index)
    {
        var quoted = false;
        for (var i = 0; i < index; i++)
        {
            if (path[i] == '\'' && (i == 0 || path[i - 1] != '\\'))
                quoted = !quoted;
        }

        return quoted;
    }
}
