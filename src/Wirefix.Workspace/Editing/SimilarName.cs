using Wirefix.Facts;

namespace Wirefix.Workspace.Editing;

/// <summary>Tells which name somebody may have meant who got it a little wrong.</summary>
internal static class SimilarName
{
    private const int ShortestPart = 4;
    private const int LettersPerError = 4;

    /// <summary>Whether two names have the same letters, one holds the other, or every fourth letter at most differs.</summary>
    public static bool Is(string meant, string name)
    {
        var (one, other) = (WireName.Key(meant), WireName.Key(name));
        if (one.Length == 0 || other.Length == 0)
            return false;
        if (Math.Min(one.Length, other.Length) >= ShortestPart && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)))
            return true;
        var most = one.Length / LettersPerError;
        return Math.Abs(one.Length - other.Length) <= most && Distance(one, other) <= most;
    }

    // Levenshtein's distance, a row at a time.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
