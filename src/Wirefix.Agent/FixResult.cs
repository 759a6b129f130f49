using System.Collections.Immutable;
using Wirefix.Agent.Reporting;
using Wirefix.Workspace.Suggesting;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>What a run of <c>fix</c> found, proved and would change.</summary>
/// <param name="Evidence">The record of all of it.</param>
/// <param name="RunFolder">Where the record was written.</param>
/// <param name="Root">The folder of the user's tree that all changes lie below.</param>
/// <param name="Changes">The fix and its regression test as changes of the user's tree; empty unless confirmed.</param>
public sealed record FixResult(Evidence Evidence, string RunFolder, string Root, ImmutableArray<FileChange> Changes)
{
    /// <summary>What the last proposal changes, confirmed or not, without the regression test; empty where its edits named no symbols.</summary>
    public ImmutableArray<FileChange> Proposed { get; init; } = [];

    /// <summary>The confirmed fix as one that editors can offer, with the project's folder in the user's tree; null unless confirmed.</summary>
    public SuggestedFix? Suggestion { get; init; }
}
