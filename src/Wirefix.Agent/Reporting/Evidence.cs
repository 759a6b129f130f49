using System.Collections.Immutable;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Reporting;

/// <summary>
/// The record of a run: <c>evidence.json</c>, and what <c>--json</c> prints. Paths are relative to the solution's folder.
/// </summary>
public sealed record Evidence
{
    /// <summary>The file in the run's folder with what somebody needs who goes on where no fix was confirmed.</summary>
    public const string ContextFile = "context.md";

    /// <summary>The file in the run's folder with what was asked of a model and what it answered.</summary>
    public const string TranscriptFile = "transcript.jsonl";

    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How the run ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The agent that proposed.</summary>
    public required string Agent { get; init; }

    /// <summary>The pattern in the capture that the run is about; null where nothing in it can be measured.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What was believed to cause it, before it was measured.</summary>
    public Hypothesis? Hypothesis { get; init; }

    /// <summary>The symbol that holds the fault.</summary>
    public SuspectEvidence? Suspect { get; init; }

    /// <summary>The number that the fault moves, before and after.</summary>
    public MetricEvidence? Metric { get; init; }

    /// <summary>What the proposal does, in one sentence.</summary>
    public string? Proposal { get; init; }

    /// <summary>The gates in order, up to the first that was not passed.</summary>
    public ImmutableArray<GateEvidence> Gates { get; init; } = [];

    /// <summary>The regression test.</summary>
    public RegressionTestEvidence? RegressionTest { get; init; }

    /// <summary>The files that the fix and its test change or add.</summary>
    public ImmutableArray<string> ChangedFiles { get; init; } = [];

    /// <summary>Proposals before the last, each with the gate that it did not pass.</summary>
    public ImmutableArray<string> EarlierProposals { get; init; } = [];

    /// <summary>All times that the agent was asked and answered or failed, in order.</summary>
    public ImmutableArray<RoundEvidence> Rounds { get; init; } = [];

    /// <summary>Whether a round is the one whose proposal and gates stand in this evidence.</summary>
    public bool IsDecidedBy(RoundEvidence round) => round.Proposal is not null && round.Proposal == Proposal && round.Gates.SequenceEqual(Gates);

    /// <summary>What was asked of a model in all rounds, and what it took; null where the agent has none.</summary>
    public Consumption? Model { get; init; }

    /// <summary>The name of the transcript in the run's folder; null where no model was asked.</summary>
    public string? Transcript => Model is null ? null : TranscriptFile;

    /// <summary>What a reviewer should know besides: broken entries of the capture, projects that did not load.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The name of the context pack in the run's folder; null where a fix was confirmed or rejected.</summary>
    public string? Context => Outcome is Outcome.NotConfirmed or Outcome.NotReproduced ? ContextFile : null;

    /// <summary>Where the time went.</summary>
    public required Timings Timings { get; init; }
}
