namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>How it is known which project a call goes to.</summary>
public enum CallBasis
{
    /// <summary>An address says it, together with who is configured to listen there.</summary>
    Configuration,

    /// <summary>The name of the client or of its host is that of the project.</summary>
    Name,

    /// <summary>The project has a route that fits, and nothing else tells.</summary>
    Route,

    /// <summary>Nothing in the tree answers: another party's service, or one that nothing names.</summary>
    Unknown,
}
