namespace Wirefix.Workspace.Fixing;

/// <summary>How near a place of the code is to the suspects, the nearest first.</summary>
public enum Nearness
{
    /// <summary>In a suspect's member.</summary>
    Suspect,

    /// <summary>In a member that a suspect's call chain goes through.</summary>
    CallChain,

    /// <summary>In a member that one of these calls, as the source alone tells it.</summary>
    Called,

    /// <summary>In a type of data that one of these uses.</summary>
    UsedType,

    /// <summary>Nowhere near.</summary>
    Elsewhere,
}
