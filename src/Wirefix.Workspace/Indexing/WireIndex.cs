using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing;

/// <summary>Every place of a tree where a wire name lives.</summary>
public sealed record WireIndex
{
    internal WireIndex(string root, TreeTables tree, ImmutableArray<IndexedFile> files, ImmutableArray<string> problems)
    {
        Root = root;
        Tree = tree;
        Files = files;
        Problems = problems;
    }

    /// <summary>The tree's root folder, absolute.</summary>
    public string Root { get; }

    /// <summary>The files of the tree that were read, by path; their places are joined, so that they say what other files tell.</summary>
    public ImmutableArray<IndexedFile> Files { get; }

    /// <summary>What could not be read, each as a whole message.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>What is asked of the tree as a whole.</summary>
    internal TreeTables Tree { get; }
}
