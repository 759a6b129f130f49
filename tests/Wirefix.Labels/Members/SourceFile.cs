using System.Collections.Immutable;

namespace Wirefix.Labels.Members;

/// <summary>A C# file and what it declares.</summary>
/// <param name="Path">The path below the tree's root, with slashes.</param>
/// <param name="Text">Its source.</param>
/// <param name="Members">What it declares.</param>
public sealed record SourceFile(string Path, string Text, ImmutableArray<DeclaredMember> Members)
{
    /// <summary>The member that a tool names by a line and a documentation id whose parameters may be written in any way.</summary>
    public DeclaredMember? At(string id, int line)
    {
        var name = id.Split('(')[0];
        return Members.LastOrDefault(member => member.BareName == name && member.FirstLine <= line && line <= member.LastLine)
            ?? Members.FirstOrDefault(member => member.BareName == name);
    }
}
