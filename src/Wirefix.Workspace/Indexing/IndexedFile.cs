using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>A file as the index knows it.</summary>
/// <param name="Stamp">What tells whether the file is still the one that was read.</param>
/// <param name="Hash">The first 16 bytes of the content's SHA-256; 0 where the content was not read.</param>
/// <param name="IsGenerated">Whether a tool wrote it, so that nobody would mend it there.</param>
/// <param name="Problem">What of it could not be read as it stands, as a whole message; null where all was well.</param>
/// <param name="Content">Where wire names live in it, and what it tells for other files.</param>
public sealed record IndexedFile(FileStamp Stamp, UInt128 Hash, bool IsGenerated, string? Problem, FileContent Content)
{
    /// <summary>The path below the tree's root, with slashes.</summary>
    public string Path => Stamp.Path;

    /// <summary>The naming policies that hold for its members, as the files of its project and of others set them.</summary>
    public ImmutableArray<NamingRule> Naming { get; init; } = [];

    /// <summary>Where wire names live in it, by line.</summary>
    public ImmutableArray<WirePlace> Places => Content.Places;

    /// <summary>What its members mention.</summary>
    public ImmutableArray<MemberMentions> Mentions => Content.Mentions;

    /// <summary>What it tells for other files.</summary>
    public ImmutableArray<FileLink> Links => Content.Links;
}
