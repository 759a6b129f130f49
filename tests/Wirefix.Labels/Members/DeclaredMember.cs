namespace Wirefix.Labels.Members;

/// <summary>A member that a file declares.</summary>
/// <param name="Name">In the form of <see cref="MemberNames"/>.</param>
/// <param name="FirstLine">Its first line, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Text">Its source; of a type only the head, because its members have text of their own.</param>
public sealed record DeclaredMember(string Name, int FirstLine, int LastLine, string Text)
{
    /// <summary>The name without parameters.</summary>
    public string BareName => Name.Split('(')[0];
}
