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
        return Math.Abs(one.Length - other.Length) <= most && EditDistance.Of(one, other) <= most;
    }
}
