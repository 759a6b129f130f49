namespace Wirefix.Facts.Suggestions;

/// <summary>A fix that was proved, for one member.</summary>
/// <param name="Symbol">The member, by its documentation-comment id.</param>
/// <param name="MemberHash">The hash of the member that was fixed; a member that changed since has another one.</param>
/// <param name="Evidence">What proved it, in one line.</param>
/// <param name="Usings">Namespaces that the new text needs, in the order of their directives.</param>
/// <param name="Lines">The member's new text.</param>
public sealed record VerifiedFix(string Symbol, string MemberHash, string Evidence, IReadOnlyList<string> Usings, IReadOnlyList<FixLine> Lines);
