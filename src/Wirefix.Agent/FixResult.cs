using System.Collections.Immutable;
using Wirefix.Agent.Reporting;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>What a run of <c>fix</c> found, proved and would change.</summary>
/// <param name="Evidence">The record of all of it.</param>
/// <param name="RunFolder">Where the record was written.</param>
/// <param name="Root">The folder of the user's tree that all changes lie below.</param>
/// <param name="Changes">The fix and its regression test as changes of the user's tree; empty unless confirmed.</param>
public sealed record FixResult(Evidence Evidence, string RunFolder, string Root, ImmutableArray<FileChange> Changes)
{
    /// <summary>The confirmed fix as files of suggestions beside its projects, instead of changed code; null unless confirmed.</summary>
    public FixSuggestion? Suggestion { get; init; }
}
