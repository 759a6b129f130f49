namespace Wirefix.Testing;

/// <summary>How the projects of a test see one that they refer to.</summary>
public enum SeenAs
{
    /// <summary>As a project of the same solution: its symbols come from source.</summary>
    Project,

    /// <summary>As a compiled assembly: its symbols come from metadata.</summary>
    Assembly,
}
