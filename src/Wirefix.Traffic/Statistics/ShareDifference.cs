namespace Wirefix.Traffic.Statistics;

/// <summary>The difference of two shares, with its interval by Newcombe (Statistics in Medicine 17, 1998, method 10).</summary>
public static class ShareDifference
{
    /// <summary>The first share less the second one; a share of no trials is 0.</summary>
    public static double Of(int hitsA, int totalA, int hitsB, int totalB) => Share(hitsA, totalA) - Share(hitsB, totalB);

    /// <summary>The lower end of the 95 % interval of that difference, from the two Wilson intervals.</summary>
    public static double LowerBound(int hitsA, int totalA, int hitsB, int totalB)
    {
        var below = Share(hitsA, totalA) - Wilson.LowerBound(hitsA, totalA);
        var above = Wilson.UpperBound(hitsB, totalB) - Share(hitsB, totalB);
        return Of(hitsA, totalA, hitsB, totalB) - Math.Sqrt((below * below) + (above * above));
    }

    private static double Share(int hits, int total) => total == 0 ? 0 : (double)hits / total;
}
