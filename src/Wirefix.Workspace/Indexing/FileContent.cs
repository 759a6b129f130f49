using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing;

/// <summary>What reading one file gives, without a look at any other.</summary>
/// <param name="Places">Where wire names live in it, by line.</param>
/// <param name="Links">What it tells for other files.</param>
public sealed record FileContent(ImmutableArray<WirePlace> Places, ImmutableArray<FileLink> Links)
{
    /// <summary>What its members mention.</summary>
    public ImmutableArray<MemberMentions> Mentions { get; init; } = [];

    /// <summary>Of a file that tells nothing.</summary>
    public static FileContent Empty { get; } = new([], []);
}
