namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Where a text stands: what its names mean depends on it.</summary>
/// <param name="File">The path below the tree's root.</param>
/// <param name="Type">The type around it with its namespace.</param>
internal sealed record Standpoint(string File, string Type)
{
    /// <summary>The type whose routes are read, where that may be another one than declares them; null where no matter.</summary>
    public Standpoint? Controller { get; init; }

    /// <summary>Where a link stands.</summary>
    public static Standpoint Of(TreeLink link) => new(link.File, link.Link.Owner);
}
