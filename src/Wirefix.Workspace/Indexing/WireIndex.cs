using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>Every place of a tree where a wire name lives.</summary>
/// <param name="Root">The tree's root folder, absolute.</param>
/// <param name="Files">The files of the tree that were read, by path; their places are joined, so that they say what other files tell.</param>
/// <param name="Problems">What could not be read, each as a whole message.</param>
public sealed record WireIndex(string Root, ImmutableArray<IndexedFile> Files, ImmutableArray<string> Problems);
