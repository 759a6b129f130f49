using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats;

/// <summary>The problems of a reading: the first thousand, and how many there were.</summary>
internal sealed class ProblemLog(Intake intake)
{
    /// <summary>How many are kept; nobody reads more, and a hostile file could make one of every few bytes.</summary>
    public const int MostKept = 1000;

    private readonly List<CaptureProblem> _kept = [];

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Takes note of a problem.</summary>
    public void Add(string where, string what)
    {
        Count++;
        if (_kept.Count < MostKept)
            _kept.Add(intake.Problem(where, what));
    }

    /// <summary>The first ones, in the order in which they came.</summary>
    public ImmutableArray<CaptureProblem> Kept => [.. _kept];
}
