using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>A part of a whole, and what can be said of it: of a few calls a share says little.</summary>
internal readonly record struct Share(int Part, int Whole)
{
    /// <summary>The share as it was seen.</summary>
    public double Value => (double)Part / Whole;

    /// <summary>The lower end of its 95 % interval.</summary>
    public double LowerBound => Wilson.LowerBound(Part, Whole);
}
