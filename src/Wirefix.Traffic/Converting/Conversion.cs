using System.Collections.Immutable;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Converting;

/// <summary>What was written, and what was not.</summary>
/// <param name="Exchanges">How many exchanges were written.</param>
/// <param name="Problems">What could not be read, or not completely, in the order of the files; the first thousand.</param>
/// <param name="ProblemCount">How many problems there were.</param>
/// <param name="OtherPairs">How many recorded pairs speak another protocol than HTTP and were left out.</param>
public sealed record Conversion(long Exchanges, ImmutableArray<CaptureProblem> Problems, int ProblemCount, int OtherPairs)
{
    /// <summary>How many recordings were of an exchange that had been written already.</summary>
    public long Repeated { get; init; }
}
