using System.Collections.Immutable;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Indexing.Mapping;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Fields;

namespace Wirefix.Agent.Context;

/// <summary>What a context pack is made from. Paths are relative to the solution's folder.</summary>
internal sealed record ContextSource
{
    /// <summary>The name of the solution's file or folder.</summary>
    public required string Solution { get; init; }

    /// <summary>The folder of the files that suspects name.</summary>
    public required string Home { get; init; }

    /// <summary>What was seen.</summary>
    public required Observation Observation { get; init; }

    /// <summary>The finding that is followed; null where the capture has none.</summary>
    public Finding? Finding { get; init; }

    /// <summary>The suspects, best first.</summary>
    public ImmutableArray<Suspect> Suspects { get; init; } = [];

    /// <summary>The ways of the fields that the finding is about.</summary>
    public ImmutableArray<FieldTrace> Fields { get; init; } = [];

    /// <summary>Who calls whom; null where that was not asked.</summary>
    public ServiceMap? Map { get; init; }

    /// <summary>What a run of <c>fix</c> measured and tried, line by line.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>The proposals so far and what the gates said of each, oldest first.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>What could not be read or loaded.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
