namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>What a file tells for others, with the file.</summary>
internal sealed record TreeLink(string File, FileLink Link);
