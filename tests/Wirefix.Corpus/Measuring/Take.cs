using Wirefix.Traffic;

namespace Wirefix.Corpus.Measuring;

/// <summary>One recording of the corpus.</summary>
/// <param name="Group">The kind of fault, or <c>Healthy</c> for a service that has none.</param>
/// <param name="Name">The scenario's or service's name.</param>
/// <param name="Expected">What an inspection must say; null where it must say nothing.</param>
/// <param name="Snapshot">What was recorded.</param>
/// <param name="Baseline">What it is held against; null where there is nothing.</param>
public sealed record Take(string Group, string Name, Expected? Expected, Snapshot Snapshot, Snapshot? Baseline)
{
    /// <summary>Whether it is a recording without a fault.</summary>
    public bool Healthy => Expected is null;

    /// <summary>Whether it is of the part of the corpus that the inspection was not improved on.</summary>
    public bool HeldOut { get; init; }
}
