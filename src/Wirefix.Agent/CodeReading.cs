namespace Wirefix.Agent;

/// <summary>How the code is read that a finding leads into.</summary>
public enum CodeReading
{
    /// <summary>By the compiler: projects are restored and loaded, which runs their build logic and source generators.</summary>
    Semantics,

    /// <summary>By its syntax alone: nothing of the tree runs.</summary>
    Syntax,
}
