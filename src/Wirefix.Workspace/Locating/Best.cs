namespace Wirefix.Workspace.Locating;

/// <summary>Keeps the matches worth following.</summary>
internal static class Best
{
    // Below this share of the best match, another one explains what was seen better.
    private const double Share = 0.6;

    /// <summary>The items that match at all and not much worse than the best one.</summary>
    public static IEnumerable<(T Item, double Score)> Of<T>(IEnumerable<T> items, Func<T, double> score)
    {
        var matches = items.Select(item => (Item: item, Score: score(item))).Where(match => match.Score > 0).ToArray();
        return matches.Where(match => match.Score >= Share * matches.Max(each => each.Score));
    }
}
