using System.Collections.Immutable;

namespace Wirefix.Labels;

/// <summary>A code base that questions were written about by reading it.</summary>
/// <param name="Repository"><c>owner/name</c> of a public repository, or the folder of one of our own samples.</param>
/// <param name="Commit">The commit that was read; null for our own samples, which are read as they are.</param>
/// <param name="Style">How it serves and serializes.</param>
/// <param name="CSharpLines">Lines of C# in the whole tree.</param>
/// <param name="Questions">The questions.</param>
public sealed record CodeBase(string Repository, string? Commit, string Style, int CSharpLines, ImmutableArray<Question> Questions)
{
    /// <summary>Whether its source is somebody else's and not in this repository.</summary>
    public bool IsPublic => Commit is not null;
}
