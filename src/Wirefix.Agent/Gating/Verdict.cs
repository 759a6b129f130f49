namespace Wirefix.Agent.Gating;

/// <summary>What a gate's finding means for a proposal.</summary>
public enum Verdict
{
    /// <summary>Nothing speaks against it.</summary>
    Passed,

    /// <summary>It does not do what it should.</summary>
    NotConfirmed,

    /// <summary>It breaks something that worked.</summary>
    Breaks,
}
