using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Observing;

/// <summary>The facts of a capture, and what of it could not be read.</summary>
/// <param name="Facts">What the wire showed.</param>
/// <param name="Exchanges">How many exchanges they were made of.</param>
/// <param name="Problems">What could not be read, or not completely, in the order of the files; the first thousand.</param>
/// <param name="ProblemCount">How many problems there were.</param>
/// <param name="OtherPairs">How many recorded pairs speak another protocol than HTTP and were left out.</param>
public sealed record ObservedFacts(WireFacts Facts, long Exchanges, ImmutableArray<CaptureProblem> Problems, int ProblemCount, int OtherPairs)
{
    /// <summary>No capture.</summary>
    public static ObservedFacts None { get; } = new(WireFacts.None, 0, [], 0, 0);

    /// <summary>What was observed in two captures that have no exchange in common.</summary>
    public ObservedFacts Merge(ObservedFacts other) => new(
        Facts.Merge(other.Facts), Exchanges + other.Exchanges, Problems.AddRange(other.Problems), ProblemCount + other.ProblemCount, OtherPairs + other.OtherPairs);
}
