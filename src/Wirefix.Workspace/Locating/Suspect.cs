using System.Collections.Immutable;

namespace Wirefix.Workspace.Locating;

/// <summary>A symbol that may hold the fault.</summary>
public sealed record Suspect
{
    /// <summary>The member, and the line in it that speaks for the suspicion.</summary>
    public required SymbolLocation Location { get; init; }

    /// <summary>How strongly it is suspected, from 0 to 1; only the order within one answer has a meaning.</summary>
    public required double Score { get; init; }

    /// <summary>What speaks for it, one sentence each.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>What speaks against it, one sentence each.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>The wire names that led to it.</summary>
    public required ImmutableArray<Binding> Bindings { get; init; }

    /// <summary>From the route through the suspect to the outbound call.</summary>
    public required ImmutableArray<CallLink> CallChain { get; init; }

    /// <summary>How often it ran in a replay; null where that was not counted.</summary>
    public RunCount? Runs { get; init; }
}
