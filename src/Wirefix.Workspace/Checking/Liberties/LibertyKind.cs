namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>What a change takes beyond mending a fault. Each has the name, in lower case, by which a user lets it pass.</summary>
public enum LibertyKind
{
    /// <summary>Starts or ends processes, this one too.</summary>
    Process,

    /// <summary>Sockets, DNS, mail, another HTTP client, or an address that was not called before.</summary>
    Network,

    /// <summary>Reads or writes files or directories.</summary>
    Files,

    /// <summary>Reads or sets environment variables, configuration, or what tells of the machine and its user.</summary>
    Environment,

    /// <summary>Reflection, <c>dynamic</c>, code that is loaded or made at run time.</summary>
    Reflection,

    /// <summary>Native code, <c>unsafe</c>, memory past the type system.</summary>
    Native,

    /// <summary>An endpoint that was not there.</summary>
    Endpoints,

    /// <summary>Lets in whom something kept out: anonymous access, or a check of authorization that is gone.</summary>
    Access,

    /// <summary>A handler that catches everything and throws nothing.</summary>
    Swallowing,

    /// <summary>Pragmas, suppressing attributes, nullable off, code that some builds leave out.</summary>
    Suppression,

    /// <summary>Visible to more than before, or a visible method with other parameters or another result.</summary>
    Signature,

    /// <summary>A member that others can see is gone, and nothing has taken its place.</summary>
    Deletion,
}
