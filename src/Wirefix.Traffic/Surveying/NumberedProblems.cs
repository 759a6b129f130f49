using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Surveying;

/// <summary>
/// Problems in the order of the entries, though those of the sample are found last; the first thousand, and their number.
/// </summary>
internal sealed class NumberedProblems(Intake intake)
{
    private readonly List<(long Number, CaptureProblem Problem)> _early = [];

    private readonly List<(long Number, CaptureProblem Problem)> _late = [];

    private long _last;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The first ones in the order of the entries.</summary>
    public ImmutableArray<CaptureProblem> Kept =>
        [.. _early.Concat(_late).OrderBy(kept => kept.Number).Take(ProblemLog.MostKept).Select(kept => kept.Problem)];

    /// <summary>Takes note of a problem of the entry with a number.</summary>
    public void Add(long number, string where, string what)
    {
        Count++;
        var kept = number >= _last ? _early : _late;
        _last = Math.Max(_last, number);
        if (kept.Count < ProblemLog.MostKept)
            kept.Add((number, intake.Problem(where, what)));
    }
}
