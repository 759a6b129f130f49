using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Agent.Regression;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Reporting;

/// <summary>Turns what a run found into its evidence, in the user's paths, and puts it down in the run's folder.</summary>
internal sealed class RunRecord(WorkingCopy copy, string agent, Observation observation, Planned planned, StepClock clock)
{
    private const int MostFaults = 5;
    private readonly string _home = Path.GetDirectoryName(copy.ToUser(copy.Solution))!;

    /// <summary>The fault did not show, so nobody was asked.</summary>
    public FixResult NotReproduced(string reason) => Finish(Base(Outcome.NotReproduced, reason), []);

    /// <summary>There was nothing to try.</summary>
    public FixResult NothingTried(Rounds rounds) => Finish(
        Base(Outcome.NotConfirmed, rounds.Failure ?? $"{agent} has no proposal for {planned.Plan!.Suspects[0].Location.Name}") with { Rounds = RoundsOf(rounds), Model = ModelOf(rounds) }, []);

    /// <summary>What became of the proposals; of those that are confirmed the smallest decides, else the last one.</summary>
    public FixResult Tried(Rounds rounds, TestResults before)
    {
        var trials = rounds.Trials;
        var test = planned.Regression!.Test;
        var last = rounds.Deciding;
        var failed = last.Gates.FirstOrDefault(gate => !gate.Passed);
        var confirmed = failed is null;
        var evidence = Base(OutcomeOf(failed), failed is null ? ConfirmedReason(last) : $"gate '{failed.Name}': {failed.Evidence}{Then(rounds)}") with
        {
            Proposal = last.Proposal.Summary,
            Gates = GatesOf(last),
            Rounds = RoundsOf(rounds),
            Model = ModelOf(rounds),
            RegressionTest = new RegressionTestEvidence(
                Relative(test.Path),
                TestGates.FailedOnOwnAssertion(test, before.Own),
                last.Gates.Any(gate => gate is { Name: TestGates.RegressionName, Passed: true }),
                RegressionRun.Repetitions),
            EarlierProposals = [.. trials.Where(trial => trial != last).Select(Summary)],
        };
        evidence = evidence with
        {
            Metric = evidence.Metric! with
            {
                Confirmation = last.Confirmation is { } measured ? Measured(measured) : null,
                Chance = last.Confirmation is { } confirmation ? Separation.ChanceOf(planned.Plan!.Goal, planned.Plan.Baseline, confirmation) : null,
            },
        };

        var files = last.Files.Concat(test.Files).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var changes = files.Select(file => ChangeOf(file.Key, file.Value)).Where(IsChange).ToImmutableArray();
        return Finish(evidence with { ChangedFiles = [.. changes.Select(change => Path.GetRelativePath(_home, change.Path).Replace('\\', '/'))] }, confirmed ? changes : [], changes, test) with
        {
            Proposed = [.. last.Files.Select(file => ChangeOf(file.Key, file.Value)).Where(IsChange)],
        };
    }

    private Evidence Base(Outcome outcome, string reason)
    {
        var suspect = planned.Plan?.Suspects[0];
        return new Evidence
        {
            Outcome = outcome,
            Reason = reason,
            Agent = agent,
            Finding = planned.Plan?.Finding ?? observation.RankedFindings().FirstOrDefault(),
            Hypothesis = planned.Plan?.Hypothesis is { } hypothesis ? hypothesis with { Location = InUserTree(hypothesis.Location) } : null,
            Suspect = suspect is null ? null : SuspectOf(suspect),
            Metric = planned.Plan is { } plan
                ? new MetricEvidence(plan.Goal.Name, plan.Goal.Unit, plan.Goal.Target, plan.Goal.Reason, Measured(plan.Baseline), null)
                : null,
            Notes = [.. SettingNotes(), .. planned.Problems, .. observation.Notes(), .. PlayedNotes()],
            Timings = clock.Timings(),
        };
    }

    // The regression test does not carry them: some are secrets, and all are of this machine.
    private IEnumerable<string> SettingNotes() => planned.Overrides.Told.IsEmpty
        ? []
        : [$"the service and the tests ran with {string.Join(", ", planned.Overrides.Told.Select(setting => $"{setting.Key}={setting.Value}"))} in their environment; the regression test needs the same where it runs"];

    private IEnumerable<string> PlayedNotes() => planned.Harness is null ? [] : UnknownBodies.Of(observation.Capture.Snapshot);

    private FixResult Finish(Evidence evidence, ImmutableArray<FileChange> toApply) => Finish(evidence, toApply, toApply, null);

    private FixResult Finish(Evidence evidence, ImmutableArray<FileChange> toApply, ImmutableArray<FileChange> patch, RegressionTest? test)
    {
        evidence = evidence with { Timings = clock.Timings() };
        var folder = RunFolder.Write(_home, evidence, PlanInUserTree(), planned.Harness, patch, test is null ? null : copy.ToUser(test.Path));
        return new FixResult(evidence, folder, Root(toApply), toApply);
    }

    private static Outcome OutcomeOf(GateResult? failed) => failed?.Verdict switch
    {
        null => Outcome.Confirmed,
        Verdict.Breaks => Outcome.Rejected,
        _ => Outcome.NotConfirmed,
    };

    private string ConfirmedReason(Trial trial) => FormattableString.Invariant(
        $"{planned.Plan!.Goal.Name} fell from {planned.Plan.Baseline.Value} to {trial.Confirmation!.Value} (target {planned.Plan.Goal.Target}) under the same harness; every gate was passed");

    private static string Then(Rounds rounds) => rounds.Failure is { } failure ? $"; then {failure}" : "";

    private static ImmutableArray<RoundEvidence> RoundsOf(Rounds rounds) =>
    [
        .. rounds.Trials.Select((trial, index) => new RoundEvidence(trial.Proposal.Summary, GatesOf(trial), null) { Model = rounds.Taken.ElementAtOrDefault(index) }),
        .. rounds.Failure is { } failure ? [new RoundEvidence(null, [], failure) { Model = rounds.Taken.ElementAtOrDefault(rounds.Trials.Length) }] : Array.Empty<RoundEvidence>(),
    ];

    private static Consumption? ModelOf(Rounds rounds) => rounds.Taken.IsEmpty ? null : rounds.Taken.Aggregate((sum, taken) => sum + taken);

    private static ImmutableArray<GateEvidence> GatesOf(Trial trial) =>
        [.. trial.Gates.Select(gate => new GateEvidence(gate.Name, gate.Passed, gate.Evidence))];

    private static string Summary(Trial trial)
    {
        if (trial.Gates.FirstOrDefault(gate => !gate.Passed) is { } failed)
            return $"{trial.Proposal.Summary} Gate '{failed.Name}': {failed.Evidence}";
        return string.Create(CultureInfo.InvariantCulture, $"{trial.Proposal.Summary} Confirmed, too; it changes {trial.ChangedLines} lines.");
    }

    private MeasurementEvidence Measured(Measurement measurement) => new(
        measurement.Value,
        measurement.Runs.Length,
        [.. measurement.Runs.Select(run => run.Value)],
        LargestWindowOf(measurement),
        measurement.HarnessDigest)
    {
        Faults = [.. measurement.Runs.MaxBy(run => run.Faults.Length)!.Faults.Take(MostFaults).Select(fault => fault.Why)],
    };

    private int? LargestWindowOf(Measurement measurement) => measurement.Metric == PeakInFlight.MetricName
        ? (int)measurement.Runs.Max(run => new LargestWindow(EndpointSelector.Of(planned.Plan!.Finding.Endpoint)).Read(run).Value)
        : null;

    private Plan? PlanInUserTree() => planned.Plan is not { } plan ? null : plan with
    {
        Hypothesis = plan.Hypothesis with { Location = InUserTree(plan.Hypothesis.Location) },
        Suspects = [.. plan.Suspects.Select(suspect => UserPaths.Of(suspect, InUserTree))],
    };

    private SymbolLocation InUserTree(SymbolLocation location) => location with { File = Relative(location.File) };

    private SuspectEvidence SuspectOf(Suspect suspect) => new(
        suspect.Location.Symbol,
        Relative(suspect.Location.File),
        suspect.Location.Line,
        suspect.Reasons,
        [.. UserPaths.Of(suspect, InUserTree).CallChain.Select(Told)])
    {
        Doubts = suspect.Doubts,
        Runs = suspect.Runs,
    };

    private static string Told(CallLink link) => $"{link.Location.Name} ({link.Location.File}:{link.Location.Line}, {EdgeWords.Of(link)})";

    private FileChange ChangeOf(string path, byte[] content)
    {
        var user = copy.ToUser(path);
        return copy.Original(path) is { } original
            ? new FileChange(user, original, content)
            : new FileChange(user, Before: null, content);
    }

    private static bool IsChange(FileChange change) => change.Before is not { } before || !before.Span.SequenceEqual(change.After.Span);

    /// <summary>The solution's folder, or the lowest one above it that holds all changes.</summary>
    private string Root(ImmutableArray<FileChange> changes)
    {
        var root = _home;
        while (!changes.All(change => change.Path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            root = Path.GetDirectoryName(root)!;
        return root;
    }

    private string Relative(string path) =>
        path.Length == 0 ? path : Path.GetRelativePath(Path.GetDirectoryName(copy.Solution)!, path).Replace('\\', '/');
}
