namespace Wirefix.Workspace.Checking;

/// <summary>That a rule fires in a member: what of a diagnostic outlives edits of other lines.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Member">The documentation-comment id of the member or type; empty where it is in none.</param>
public sealed record RuleReport(string Rule, string Member)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule} in {(Member.Length == 0 ? "no member" : Member)}";
}
