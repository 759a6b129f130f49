namespace Wirefix.Traffic.Statistics;

/// <summary>Where in a sequence of outcomes their rate changed.</summary>
public static class ChangePoint
{
    // The 99.99 % point of χ² with one degree of freedom: the place is looked for, which costs a factor of about ten, and in the
    // outcomes of many endpoints.
    private const double LeastRatio = 15.14;

    // One or two hits begin somewhere; that makes no beginning.
    private const int FewestHits = 3;

    /// <summary>
    /// The index of the first of at least three hits, if none of at least <paramref name="fewestBefore"/> outcomes before it was one and
    /// the
    /// likelihood ratio of "none before, some rate since" against "one rate throughout" excludes chance; null otherwise.
    /// </summary>
    public static int? Onset(IReadOnlyList<bool> hits, int fewestBefore)
    {
        var first = 0;
        while (first < hits.Count && !hits[first])
            first++;
        if (first == hits.Count || first < fewestBefore)
            return null;
        var count = 0;
        for (var i = first; i < hits.Count; i++)
            count += hits[i] ? 1 : 0;
        return count >= FewestHits && LikelihoodRatio(count, hits.Count - first, hits.Count) >= LeastRatio ? first : null;
    }

    /// <summary>
    /// Twice the logarithm of the ratio of the two likelihoods (Wilks 1938): all hits lie among the last <paramref name="since"/>
    /// of <paramref name="all"/> outcomes.
    /// </summary>
    public static double LikelihoodRatio(int hits, int since, int all) => 2 * (LogLikelihood(hits, since) - LogLikelihood(hits, all));

    private static double LogLikelihood(int hits, int trials) => Term(hits, trials) + Term(trials - hits, trials);

    private static double Term(int count, int trials) => count == 0 ? 0 : count * Math.Log((double)count / trials);
}
