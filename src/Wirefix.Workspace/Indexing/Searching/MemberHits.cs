using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A member with the names of the question that live in it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Hits">The names, each at its place; one at least.</param>
internal sealed record MemberHits(CodeMember Member, ImmutableArray<NameHit> Hits);
