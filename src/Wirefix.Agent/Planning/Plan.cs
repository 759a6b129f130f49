using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>What a fix has to achieve, and how that is measured. Made before anything is proposed, and not changed after.</summary>
public sealed record Plan
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The pattern in the capture that breaks an expectation.</summary>
    public required Finding Finding { get; init; }

    /// <summary>What is believed to cause it.</summary>
    public required Hypothesis Hypothesis { get; init; }

    /// <summary>What the capture showed, counted and without values: the text of a file of wire facts, which the rules read.</summary>
    public string Facts { get; init; } = "";

    /// <summary>The symbols that may hold the fault, best first.</summary>
    public required ImmutableArray<Suspect> Suspects { get; init; }

    /// <summary>The number that the fault moves, and the value a fix must reach.</summary>
    public required MetricGoal Goal { get; init; }

    /// <summary>The metric before the fix; its digest is the harness's that the confirmation must use.</summary>
    public required Measurement Baseline { get; init; }
}
