using System.Text;

namespace Wirefix.Facts;

/// <summary>
/// Takes JSONPaths (RFC 9535) apart that have the form of payload fields': <c>$</c>, names behind a dot, names with other characters as
/// <c>['…']</c>, and <c>[*]</c> for every place of a list.
/// </summary>
public static class PayloadPath
{
    private const string ListPlace = "[*]";

    private static readonly char[] EndsOfName = ['.', '['];

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
        return start <= 0 ? "" : NameAt(path, start, path.Length) ?? "";
    }

    /// <summary>The last name on the way to a field; that of the list for its places, and empty for the root.</summary>
    public static string LastName(string path) => Steps(path).LastOrDefault(step => step is not null) ?? "";

    /// <summary>The path of the innermost list in which a field stands; null where it stands in none.</summary>
    public static string? List(string path)
    {
        string? list = null;
        foreach (var (start, _) in Ranges(path))
            list = IsListPlace(path, start) ? path.Substring(0, start) : list;
        return list;
    }

    /// <summary>Whether a field stands in a list.</summary>
    public static bool IsInList(string path) =>
        path.IndexOf(ListPlace, StringComparison.Ordinal) >= 0 && (path.IndexOf('\'') < 0 || List(path) is not null);

    /// <summary>Whether a path is the holder's own, or that of something which the holder holds.</summary>
    public static bool IsAtOrBelow(string path, string holder) =>
        path.StartsWith(holder, StringComparison.Ordinal) && (path.Length == holder.Length || path[holder.Length] is '.' or '[');

    /// <summary>The names on the way from the root to a field; null for the places of a list.</summary>
    public static IEnumerable<string?> Steps(string path) => Ranges(path).Select(step => NameAt(path, step.Start, step.End));

    /// <summary>The name in the quoted form of a step, <c>['…']</c>.</summary>
    public static string Quoted(string name) => $"['{name.Replace("\\", "\\\\").Replace("'", "\\'")}']";

    private static int LastStep(string path) => path.IndexOf('[') < 0
        ? Math.Max(0, path.LastIndexOf('.'))
        : Ranges(path).Select(step => step.Start).LastOrDefault();

    private static IEnumerable<(int Start, int End)> Ranges(string path)
    {
        for (var start = path.IndexOfAny(EndsOfName); start >= 0 && start < path.Length;)
        {
            var end = EndOf(path, start);
            yield return (start, end);
            start = end;
        }
    }

    private static int EndOf(string path, int start)
    {
        var end = path[start] == '.' ? path.IndexOfAny(EndsOfName, start + 1)
            : IsQuoted(path, start) ? EndOfQuote(path, start + 2)
            : path.IndexOf(']', start) + 1;
        return end <= start ? path.Length : end;
    }

    // Behind the quote and the bracket that close a name; a quote within it is escaped.
    private static int EndOfQuote(string path, int at)
    {
        while (at < path.Length && path[at] != '\'')
            at += path[at] == '\\' ? 2 : 1;
        return Math.Min(path.Length, at + 2);
    }

    private static bool IsQuoted(string path, int start) => string.CompareOrdinal(path, start, "['", 0, 2) == 0;

    private static bool IsListPlace(string path, int start) => string.CompareOrdinal(path, start, ListPlace, 0, ListPlace.Length) == 0;

    private static string? NameAt(string path, int start, int end)
    {
        if (IsListPlace(path, start))
            return null;
        return IsQuoted(path, start)
            ? Unescaped(path.Substring(start + 2, Math.Max(0, end - start - 4)))
            : path.Substring(start + 1, end - start - 1);
    }

    private static string Unescaped(string name)
    {
        if (name.IndexOf('\\') < 0)
            return name;
        var text = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '\\' && at + 1 < name.Length && name[at + 1] is '\\' or '\'')
                at++;
            text.Append(name[at]);
        }

        return text.ToString();
    }
}
