namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>What a drift is told from.</summary>
public enum DriftBasis
{
    /// <summary>An earlier, healthy capture has it otherwise.</summary>
    Baseline,

    /// <summary>The capture has it otherwise up to a moment.</summary>
    Onset,

    /// <summary>Most messages of the capture have it otherwise.</summary>
    Mixture,
}
