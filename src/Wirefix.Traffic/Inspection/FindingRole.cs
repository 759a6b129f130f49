namespace Wirefix.Traffic.Inspection;

/// <summary>What a finding is to its reader, in reading order: what explains a fault stands before what follows from it.</summary>
public enum FindingRole
{
    /// <summary>It says what sets failing exchanges apart, or which rule was broken.</summary>
    Cause,

    /// <summary>It says how a failure came from one service through another.</summary>
    Chain,

    /// <summary>It says that something failed.</summary>
    Symptom,

    /// <summary>It says what went on beside it; nothing need have failed.</summary>
    Circumstance,
}
