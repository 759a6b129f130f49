namespace Wirefix.Workspace;

/// <summary>
/// A solution that cannot be worked on. The message names the file, what was expected, what was found, and what to do.
/// </summary>
public sealed class WorkspaceException : Exception
{
    /// <summary>Creates the exception from its whole message.</summary>
    public WorkspaceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception from its whole message and what led to it.</summary>
    public WorkspaceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
