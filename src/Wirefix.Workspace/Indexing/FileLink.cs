namespace Wirefix.Workspace.Indexing;

/// <summary>What a file tells that others need in order to be understood.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Owner">The type around it with its namespace; empty among top-level statements.</param>
/// <param name="Name">What it is told of, by the kind; empty where the kind needs no name.</param>
/// <param name="Text">What is told; empty where the kind needs no text.</param>
public sealed record FileLink(LinkKind Kind, string Owner, string Name, string Text = "");
