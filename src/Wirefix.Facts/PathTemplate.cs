namespace Wirefix.Facts;

/// <summary>
/// A path whose variable segments are written in braces, as in <c>/sync/{user}</c>. The name inside the braces
/// is a label: two templates are equal when the same segments are variable and the others are the same text.
/// </summary>
public sealed class PathTemplate : IEquatable<PathTemplate>
{
    private readonly string[] _segments;

    // Templates are keys far more often than they are made.
    private readonly int _hash = 17;

    private PathTemplate(string[] segments)
    {
        _segments = segments;
        foreach (var segment in segments)
            _hash = unchecked((_hash * 31) + StringComparer.Ordinal.GetHashCode(Normalised(segment)));
    }

    /// <summary>The segments in order, variable ones with their braces; empty for the root path.</summary>
    public IReadOnlyList<string> Segments => _segments;

    /// <summary>Reads a template or a literal path; a query string and empty segments are dropped.</summary>
    public static PathTemplate Parse(string text)
    {
        var end = text.IndexOf('?');
        var path = end < 0 ? text : text.Substring(0, end);
        return new PathTemplate(path.Split(['/'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a segment stands for any value.</summary>
    public static bool IsVariable(string segment) =>
        segment.Length > 1 && segment[0] == '{' && segment[segment.Length - 1] == '}';

    /// <summary>
    /// Whether one path can be both: as many segments, and each pair either the same text (case aside, as
    /// ASP.NET Core routes) or with a variable on one side. A trailing catch-all <c>{*rest}</c> takes any number.
    /// </summary>
    public bool Overlaps(PathTemplate other)
    {
        var length = Math.Max(_segments.Length, other._segments.Length);
        for (var i = 0; i < length; i++)
        {
            if (IsCatchAll(this, i) || IsCatchAll(other, i))
                return true;
            if (i >= _segments.Length || i >= other._segments.Length || !SegmentsOverlap(_segments[i], other._segments[i]))
                return false;
        }

        return true;
    }

    /// <summary>How many segments are the same literal text in both; what ranks one overlap above another.</summary>
    public int LiteralMatches(PathTemplate other) =>
        _segments.Zip(other._segments, (a, b) => !IsVariable(a) && string.Equals(a, b, StringComparison.OrdinalIgnoreCase) ? 1 : 0).Sum();

    /// <inheritdoc/>
    public bool Equals(PathTemplate? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && AreSame(_segments, other._segments)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathTemplate);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The template with its leading slash.</summary>
    public override string ToString() => "/" + string.Join("/", _segments);

    private static bool AreSame(string[] one, string[] other)
    {
        if (one.Length != other.Length)
            return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (!string.Equals(Normalised(one[i]), Normalised(other[i]), StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static string Normalised(string segment) => IsVariable(segment) ? "{}" : segment;

    private static bool IsCatchAll(PathTemplate template, int index) =>
        index < template._segments.Length && template._segments[index].StartsWith("{*", StringComparison.Ordinal);

    private static bool SegmentsOverlap(string a, string b) =>
        IsVariable(a) || IsVariable(b) || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
