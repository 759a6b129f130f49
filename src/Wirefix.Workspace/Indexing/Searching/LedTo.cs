namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>That a member is referred to by one that holds asked names.</summary>
/// <param name="Name">The asked name by which it is reached.</param>
/// <param name="Strength">What that says of it, from 0 to 1.</param>
internal sealed record LedTo(string Name, double Strength)
{
    /// <summary>The member as it is shown: at its own name.</summary>
    public NameHit Shown(CodeMember member) => new(Name, member.Own, 1);
}
