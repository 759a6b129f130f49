using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>A source file as the index knows it.</summary>
/// <param name="Stamp">What tells whether the file is still the one that was read.</param>
/// <param name="Hash">The first 16 bytes of the content's SHA-256; 0 where the content was not read.</param>
/// <param name="IsGenerated">Whether a tool wrote it, so that nobody would mend it there.</param>
/// <param name="Problem">What of it could not be read as it stands, as a whole message; null where all was well.</param>
/// <param name="Places">Where wire names live in it, by line.</param>
public sealed record IndexedFile(FileStamp Stamp, UInt128 Hash, bool IsGenerated, string? Problem, ImmutableArray<WirePlace> Places)
{
    /// <summary>The path below the tree's root, with slashes.</summary>
    public string Path => Stamp.Path;
}
