using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>Every place of a tree where a wire name lives.</summary>
/// <param name="Root">The tree's root folder, absolute.</param>
/// <param name="Files">The C# files of the tree, by path.</param>
/// <param name="Problems">What could not be read, each as a whole message.</param>
public sealed record WireIndex(string Root, ImmutableArray<IndexedFile> Files, ImmutableArray<string> Problems);
