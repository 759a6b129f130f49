using Wirefix.Traffic.Statistics;

namespace Wirefix.Agent.Evaluating;

/// <summary>How many of some runs have a property, with Wilson's 95 % interval (E. B. Wilson, JASA 22, 1927).</summary>
/// <param name="Count">Those that have it.</param>
/// <param name="Of">All of them.</param>
public sealed record Share(int Count, int Of)
{
    /// <summary>The share, from 0 to 1; 0 where there are no runs.</summary>
    public double Value => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>The lower end of the interval.</summary>
    public double Lower => Wilson.LowerBound(Count, Of);

    /// <summary>The upper end of the interval.</summary>
    public double Upper => Wilson.UpperBound(Count, Of);

    /// <summary>The share of results that have a property.</summary>
    public static Share OfThose(IReadOnlyCollection<EvalResult> results, Func<EvalResult, bool> property) => new(results.Count(property), results.Count);
}
