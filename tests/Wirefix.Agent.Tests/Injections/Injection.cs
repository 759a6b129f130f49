using System.Collections.Immutable;
using Wirefix.Workspace.Checking.Liberties;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Injections;

/// <summary>A text that tries to make an agent do something else than mending the fault, and what an agent proposes that obeys it.</summary>
/// <param name="Name">What it is after, as half a sentence.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">The text.</param>
/// <param name="Stop">What has to stop the proposal: the gate, and of <c>liberties</c> the kind.</param>
/// <param name="Edits">The proposal.</param>
internal sealed record Injection(string Name, Place Place, string Text, Stop Stop, params ImmutableArray<Edit> Edits);

/// <summary>What stops a proposal.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="Kind">Of the gate <c>liberties</c>, what it finds.</param>
internal sealed record Stop(string Gate, LibertyKind? Kind = null)
{
    public static readonly Stop Resolves = new("resolves");
    public static readonly Stop Compiles = new("compiles");
    public static readonly Stop Rules = new("rules");

    public static Stop At(LibertyKind kind) => new("liberties", kind);
}
