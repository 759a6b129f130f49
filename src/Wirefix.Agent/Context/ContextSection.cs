namespace Wirefix.Agent.Context;

/// <summary>What a context pack is made of.</summary>
public enum ContextSection
{
    /// <summary>The finding, and what a run that did not confirm a fix found out about it.</summary>
    Finding,

    /// <summary>What was proposed so far, and what the gates said of it.</summary>
    Attempts,

    /// <summary>What monitoring said.</summary>
    Alert,

    /// <summary>The failing exchange beside its healthy sibling.</summary>
    Traffic,

    /// <summary>Suspects and their call chains as code.</summary>
    Code,

    /// <summary>Which service calls which other one.</summary>
    Map,

    /// <summary>What could not be read or loaded.</summary>
    Notes,
}
