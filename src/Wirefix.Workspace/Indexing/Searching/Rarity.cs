namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>What it says that something is found: much where it is rare.</summary>
internal static class Rarity
{
    /// <summary>The inverse document frequency ln(1 + N / n), as a share of that of what is found once.</summary>
    /// <param name="holders">How many hold it, one at least.</param>
    /// <param name="all">How many there are.</param>
    public static double Of(int holders, int all) => Math.Log(1 + ((double)all / holders)) / Math.Log(1 + all);
}
