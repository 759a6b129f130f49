using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Agent.Probing;
using Wirefix.Agent.Regression;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>From what was seen to a measured baseline: finding, suspects, hypothesis, harness, baseline.</summary>
internal sealed class Planner(
    WorkingCopy copy, LoadedCode code, Observation observation, ConfigurationOverrides overrides, StepClock clock, IProgress<string> progress)
{
    // Findings behind these mostly follow from the first; each costs a replay.
    private const int MostFindings = 4;

    /// <summary>The plan, or why there is none.</summary>
    /// <exception cref="PreconditionException">The solution does not restore, compile or hold the service.</exception>
    /// <exception cref="ServiceException">The service does not start.</exception>
    public async Task<Planned> PlanAsync(CancellationToken cancellationToken)
    {
        var reproducible = Reproducible().Take(MostFindings).ToList();
        if (reproducible.Count == 0)
            return Refuse(NothingMeasurable());
        if (!observation.Capture.Snapshot.Of(Direction.Inbound).Any())
            return Refuse("the capture holds no inbound exchange to replay; record the service's inbound traffic too");

        var locator = await code.ReadAsync(cancellationToken).ConfigureAwait(false);
        Planned? planned = null;
        foreach (var each in reproducible)
        {
            var investigation = Investigation.Of(locator, [each.Finding], observation.Inspection, cancellationToken);
            if (investigation.Suspects.IsEmpty)
                continue;
            var tried = await ReproduceAsync(each, investigation, locator, cancellationToken).ConfigureAwait(false);
            planned = planned is null || tried.Refusal is null ? tried : planned;
            if (planned.Refusal is null)
                break;
        }

        clock.EndPlan();
        if (planned is not null)
            return planned with { Overrides = overrides };
        await RequireCompilesAsync(locator.Solution, cancellationToken).ConfigureAwait(false);
        return Refuse($"no code of the solution makes the call {reproducible[0].Finding.Endpoint}; is this the solution of the captured service?");
    }

    private IEnumerable<Reproducible> Reproducible()
    {
        var recordings = new Recordings(observation.Capture.Snapshot);
        return from finding in observation.RankedFindings()
               let recording = recordings.Of(finding)
               let reproduction = Reproductions.Of(finding, recording)
               where reproduction is not null
               select new Reproducible(finding, recording, reproduction);
    }

    /// <summary>
    /// Asked only where something went wrong: a run that goes well compiles the code anyway. Where the loaded code has
    /// errors, a real build says whether they are the user's.
    /// </summary>
    private async Task RequireCompilesAsync(LoadedSolution solution, CancellationToken cancellationToken)
    {
        if (await CompileCheck.HasErrorsAsync(solution.Solution, cancellationToken).ConfigureAwait(false))
            await SolutionBuild.BuildAsync(copy, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Planned> ReproduceAsync(
        Reproducible reproducible, Investigation investigation, Locator locator, CancellationToken cancellationToken)
    {
        var (finding, recording, reproduction) = reproducible;
        var (suspects, solution) = (investigation.Suspects, investigation.Solution);
        var service = ServiceProject.Of(solution.Solution, suspects[0])
            ?? throw new PreconditionException($"{copy.ToUser(copy.Solution)}: expected a program that serves {suspects[0].CallChain[0].Location.Name}, found none; name a solution that holds the service's own project.");
        var standing = new ServiceUnderTest(copy, service, overrides);
        var harness = Harness.From(recording.Snapshot, standing.Path, reproduction.Metric, reproduction.Options with { Environment = overrides.Told });
        await clock.StepAsync("build", () => standing.BuildAsync(cancellationToken)).ConfigureAwait(false);
        var baseline = await clock.StepAsync("baseline", () => standing.MeasureAsync(harness, progress, cancellationToken)).ConfigureAwait(false);
        var plan = new Plan
        {
            Finding = finding,
            Hypothesis = HypothesisOf(suspects[0], reproduction),
            Facts = observation.Facts(),
            Suspects = suspects,
            Goal = reproduction.Goal,
            Baseline = baseline,
        };
        if (RefusalOf(plan) is { } refusal)
            return new Planned(plan, harness, service, null, refusal) { Problems = solution.Problems };

        var counted = await clock.StepAsync(
            "count", () => new SuspectCounting(copy, overrides, progress).OfAsync(harness, service, suspects, cancellationToken)).ConfigureAwait(false);
        plan = plan with { Suspects = counted.Suspects, Hypothesis = HypothesisOf(counted.Suspects[0], reproduction) };
        ImmutableArray<string> problems = [.. solution.Problems, .. counted.Problems];
        if (counted.Refutation is { } refutation)
            return new Planned(plan, harness, service, null, refutation) { Problems = problems };
        var showing = recording.At(baseline.Runs.SelectMany(run => run.Faults));
        var form = RegressionForms.Of(investigation with { Suspects = plan.Suspects }, reproduction, recording, showing);
        if (form is null)
            return new Planned(plan, harness, service, null, NothingToPlay(finding)) { Problems = problems };
        return new Planned(plan, harness, service, await RegressionAsync(service, form, cancellationToken).ConfigureAwait(false), null)
        {
            Problems = problems,
            Chain = WholeChain.Of(locator, observation.Capture.Snapshot, service, showing, cancellationToken),
        };
    }

    private async Task<RegressionRun> RegressionAsync(Project service, RegressionForm form, CancellationToken cancellationToken)
    {
        var test = await RegressionTestWriter.WriteAsync(copy, service, form, cancellationToken).ConfigureAwait(false);
        var regression = new RegressionRun(copy, service, test, overrides);
        await clock.StepAsync("build the test", () => regression.BuildAsync(cancellationToken)).ConfigureAwait(false);
        return regression;
    }

    /// <summary>Why no fix can be asked for with a plan's baseline; null where one can.</summary>
    internal static string? RefusalOf(Plan plan)
    {
        if (plan.Baseline.Voided is { } reason)
            return $"the measurement is void: {reason}";
        var unrecorded = plan.Baseline.Runs.SelectMany(run => run.Unrecorded).Distinct().ToImmutableArray();
        if (!unrecorded.IsEmpty)
            return $"the service makes {unrecorded.Length} calls that the capture has no answer for, first {unrecorded[0]}; add a capture that holds them";
        return plan.Goal.IsReachedBy(plan.Baseline.Value)
            ? string.Create(CultureInfo.InvariantCulture, $"{plan.Goal.Name} is {plan.Baseline.Value} on this code, within the target of {plan.Goal.Target}: the fault does not show")
            : null;
    }

    private static Hypothesis HypothesisOf(Suspect suspect, Reproduction reproduction)
    {
        var goal = reproduction.Goal;
        return new Hypothesis(
            suspect.Location,
            $"one request through {suspect.CallChain[0].Location.Name} {reproduction.Trigger}",
            string.Create(CultureInfo.InvariantCulture, $"under replay {goal.Name} is above {goal.Target}, and at most {goal.Target} once {suspect.Location.Name} is changed"),
            string.Create(CultureInfo.InvariantCulture, $"{goal.Name} is at most {goal.Target} on the unchanged code, or stays above it whatever is changed there"));
    }

    private string NothingMeasurable() => observation.Inspection.Findings.IsEmpty
        ? "the capture shows no fault"
        : $"the capture shows no fault that the harness can measure yet; its first finding is: {observation.Inspection.Findings[0].Title}";

    private static string NothingToPlay(Finding finding) =>
        $"no inbound exchange of the capture led to {finding.Endpoint}; record inbound and outbound traffic together";

    private static Planned Refuse(string reason) => new(null, null, null, null, reason);
}
