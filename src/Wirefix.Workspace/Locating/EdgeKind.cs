namespace Wirefix.Workspace.Locating;

/// <summary>How an edge of a call chain is known.</summary>
public enum EdgeKind
{
    /// <summary>The first link of a chain: nothing leads to it but the wire.</summary>
    Entry,

    /// <summary>The call names the method that runs.</summary>
    Direct,

    /// <summary>The call names an interface or a base, and a registration in DI names the implementation.</summary>
    Registered,

    /// <summary>No registration was found, and the solution holds one implementation only.</summary>
    OnlyImplementation,

    /// <summary>One of several implementations that could run.</summary>
    Candidate,
}
