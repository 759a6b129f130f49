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

    /// <summary>The source shows which object the member is called on: one that it creates and hands over.</summary>
    Given,

    /// <summary>The call hands a message to a mediator or bus, and this is its handler.</summary>
    Handler,

    /// <summary>The call runs a delegate that the source makes elsewhere.</summary>
    Delegate,

    /// <summary>It runs around every such call: a delegating handler.</summary>
    Pipeline,

    /// <summary>No registration was found, and the solution holds one implementation only.</summary>
    OnlyImplementation,

    /// <summary>One of several that could run; the source does not tell which.</summary>
    Candidate,
}
