using System.Collections.Immutable;
using Wirefix.Agent.Copying;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;

namespace Wirefix.Agent.Planning;

/// <summary>Follows findings into a tree of any size.</summary>
internal interface IScouting
{
    /// <summary>The suspects of the first finding that leads to any, and what could not be looked at.</summary>
    /// <exception cref="WorkspaceException">There is no C# in the tree.</exception>
    Task<LocateResult> RunAsync(ImmutableArray<Finding> findings, Inspection inspection, CancellationToken cancellationToken);

    /// <summary>The one that reads code as it is asked to.</summary>
    /// <param name="reading">How the code is read.</param>
    /// <param name="tree">The user's tree.</param>
    /// <param name="copy">A copy of it, which may be empty, where projects may be restored and loaded.</param>
    /// <param name="progress">Hears what is being done.</param>
    static IScouting By(CodeReading reading, string tree, WorkingCopy copy, IProgress<string> progress) =>
        reading == CodeReading.Syntax ? new SyntaxScouting(tree, progress) : new Scouting(tree, copy, progress);
}
