using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Regression;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>From what was seen to a measured baseline: finding, suspects, hypothesis, harness, baseline.</summary>
internal sealed class Planner(WorkingCopy copy, Observation observation, StepClock clock, IProgress<string> progress)
{
    /// <summary>The plan, or why there is none.</summary>
    /// <exception cref="PreconditionException">The solution does not restore, compile or hold the service.</exception>
    /// <exception cref="ServiceException">The service does not start.</exception>
    public async Task<Planned> PlanAsync(CancellationToken cancellationToken)
    {
        var findings = observation.RankedFindings().Where(MetricGoals.CanMeasure).ToList();
        if (findings.Count == 0)
            return Refuse(NothingMeasurable());
        if (!observation.Capture.Snapshot.Of(Direction.Inbound).Any())
            return Refuse("the capture holds no inbound exchange to replay; record the service's inbound traffic too");

        await clock.StepAsync("restore", () => SolutionBuild.RestoreAsync(copy, cancellationToken)).ConfigureAwait(false);
        var solution = await clock.StepAsync("load", () => SolutionLoader.OpenAsync(copy.Solution, progress, cancellationToken)).ConfigureAwait(false);
        var investigation = await clock.StepAsync("locate", () => InvestigateAsync(solution, findings, cancellationToken)).ConfigureAwait(false);
        if (!investigation.Suspects.IsEmpty)
            return await ReproduceAsync(investigation, cancellationToken).ConfigureAwait(false);
        await RequireCompilesAsync(solution, cancellationToken).ConfigureAwait(false);
        return Refuse($"no code of the solution makes the call {investigation.Finding.Endpoint}; is this the solution of the captured service?");
    }

    private async Task<Investigation> InvestigateAsync(LoadedSolution solution, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var locator = await Locator.ReadAsync(solution, cancellationToken).ConfigureAwait(false);
        return Investigation.Of(locator, findings, observation.Inspection, cancellationToken);
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

    private async Task<Planned> ReproduceAsync(Investigation investigation, CancellationToken cancellationToken)
    {
        var (finding, suspects, solution) = investigation;
        var service = ServiceProject.Of(solution.Solution, suspects[0])
            ?? throw new PreconditionException($"{copy.ToUser(copy.Solution)}: expected a program that serves {suspects[0].CallChain[0].Location.Name}, found none; name a solution that holds the service's own project.");
        var test = await RegressionTestWriter.WriteAsync(copy, service, investigation, observation.Capture.Snapshot, cancellationToken).ConfigureAwait(false);
        if (test is null)
            return Refuse($"no inbound exchange of the capture led to {finding.Endpoint}; record inbound and outbound traffic together");

        var regression = new RegressionRun(copy, service, test);
        await clock.StepAsync("build", () => BuildAsync(regression, solution, cancellationToken)).ConfigureAwait(false);
        var harness = Harness.From(
            observation.Capture.Snapshot,
            Path.GetRelativePath(Path.GetDirectoryName(copy.Solution)!, service.FilePath!),
            MetricGoals.MetricOf(finding));
        var baseline = await clock.StepAsync("baseline", () => BaselineAsync(harness, service, cancellationToken)).ConfigureAwait(false);
        clock.EndPlan();

        var plan = new Plan
        {
            Finding = finding,
            Hypothesis = HypothesisOf(suspects[0], finding, MetricGoals.GoalOf(finding)),
            Facts = observation.Facts(),
            Suspects = suspects,
            Goal = MetricGoals.GoalOf(finding),
            Baseline = baseline,
        };
        return new Planned(plan, harness, service, regression, RefusalOf(plan)) { Problems = solution.Problems };
    }

    private async Task BuildAsync(RegressionRun regression, LoadedSolution solution, CancellationToken cancellationToken)
    {
        try
        {
            await regression.BuildAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PreconditionException)
        {
            await RequireCompilesAsync(solution, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<Measurement> BaselineAsync(Harness harness, Project service, CancellationToken cancellationToken)
    {
        try
        {
            return await HarnessRunner.MeasureAsync(harness, ServiceProject.Built(service), progress, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            throw new ServiceException(copy.InUserTree(exception.Message), exception.ExitCode);
        }
    }

    private static string? RefusalOf(Plan plan)
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

    private static Hypothesis HypothesisOf(Suspect suspect, Finding finding, MetricGoal goal) => new(
        suspect.Location,
        $"one request through {suspect.CallChain[0].Location.Name} sets off many calls to {finding.Endpoint} without a bound",
        string.Create(CultureInfo.InvariantCulture, $"under replay {goal.Name} is above {goal.Target}, and at most {goal.Target} once {suspect.Location.Name} bounds its calls"),
        string.Create(CultureInfo.InvariantCulture, $"{goal.Name} is at most {goal.Target} on the unchanged code, or stays above it with the calls bounded there"));

    private string NothingMeasurable() => observation.Inspection.Findings.IsEmpty
        ? "the capture shows no fault"
        : $"the capture shows no fault that the harness can measure yet; its first finding is: {observation.Inspection.Findings[0].Title}";

    private static Planned Refuse(string reason) => new(null, null, null, null, reason);
}
