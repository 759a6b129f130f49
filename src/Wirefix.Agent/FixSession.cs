using System.Collections.Immutable;
using Wirefix.Agent.Context;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Gating;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Reporting;
using Wirefix.Agent.Tools;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent;

/// <summary>
/// The line from a capture to the evidence, a step at a time, in a working copy of its own: what was seen, the code, the plan, the proposals that
/// were tried, the record. Each step is taken once, when it is first asked for; steps that touch the copy wait for each other.
/// </summary>
public sealed class FixSession : IDisposable
{
    private readonly Turns _turns = new();
    private readonly StepClock _clock;
    private readonly IProgress<string> _progress;
    private WorkingCopy? _copy;
    private LoadedCode? _code;
    private Planned? _planned;
    private TestResults? _before;
    private GateRun? _gates;
    private Investigation? _investigation;
    private FixResult? _notReproduced;

    private FixSession(SessionRequest request, string agent, Observation observation, StepClock clock, IProgress<string> progress)
    {
        (Request, Agent, Observation, _clock, _progress) = (request, agent, observation, clock, progress);
    }

    /// <summary>What it is about.</summary>
    public SessionRequest Request { get; }

    /// <summary>The name of who proposes.</summary>
    public string Agent { get; }

    /// <summary>What was seen.</summary>
    public Observation Observation { get; }

    /// <summary>The plan, or why there is none; null before it was asked for.</summary>
    internal Planned? Planned => _planned;

    /// <summary>The proposals that were tried, oldest first.</summary>
    internal ImmutableArray<Trial> Trials { get; private set; } = [];

    /// <summary>The same as an agent is told of them.</summary>
    internal ImmutableArray<Attempt> Attempts =>
        [.. Trials.Select(trial => new Attempt(trial.Proposal, [.. trial.Gates.Select(gate => gate with { Evidence = InHome(gate.Evidence) })]) { Patch = trial.Patch })];

    /// <summary>How the tests ended on the code as it is; null before there is a plan.</summary>
    internal TestResults? Before => _before;

    /// <summary>Why no proposal can pass the gates, in half a sentence; null where one can, and before there is a plan.</summary>
    internal string? Unfit => _before is { } before && TestGates.Unfit(_planned!.Regression!.Test, before.Own) is { } why
        ? Request.Overrides.WithoutSecrets($"gate '{TestGates.RegressionName}' could not judge it: {why}")
        : null;

    /// <summary>The folder of the copy that the solution stands in.</summary>
    internal string Home => Copy(CancellationToken.None).Home;

    /// <summary>Reads the capture and copies the tree. The user's tree gets what an earlier, killed run had begun to write.</summary>
    /// <param name="request">What it is about.</param>
    /// <param name="agent">The name of who proposes, which stands in the evidence.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not exist, or its tree is too large to copy.</exception>
    public static async Task<FixSession> OpenAsync(SessionRequest request, string agent, IProgress<string> progress, CancellationToken cancellationToken)
    {
        InterruptedWrite.Complete(request.Solution);
        var clock = new StepClock(progress);
        var observation = await clock.StepAsync("observe", () =>
            Task.FromResult(Observation.Read(request.Capture with { MostHeld = CaptureSource.Replayable }, request.Alert, cancellationToken)))
            .ConfigureAwait(false);
        var session = new FixSession(request, agent, observation, clock, progress);
        session.Copy(cancellationToken);
        return session;
    }

    /// <summary>The code with semantics.</summary>
    /// <exception cref="PreconditionException">The solution does not restore.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    internal Task<Locator> CodeAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => Code(cancellationToken).ReadAsync(cancellationToken), cancellationToken);

    /// <summary>The wire index of the copy; the user's tree is not written.</summary>
    internal Task<WireIndex> IndexAsync(CancellationToken cancellationToken) =>
        InTurnAsync(() => Task.FromResult(WireIndexer.Refresh(Home, cancellationToken)), cancellationToken);

    /// <summary>The one symbol that a name means.</summary>
    /// <exception cref="ToolException">There is not exactly one; the message has candidates.</exception>
    internal async Task<FoundSymbol> FindAsync(string name, CancellationToken cancellationToken)
    {
        var code = await CodeAsync(cancellationToken).ConfigureAwait(false);
        var (symbol, failure) = await SymbolLookup.FindAsync(code.Solution.Solution, name.Trim(), cancellationToken).ConfigureAwait(false);
        return symbol ?? throw new ToolException($"{failure}.");
    }

    /// <summary>The suspects, best first: those of the plan, and without one those of the first finding that leads to any.</summary>
    internal Task<ImmutableArray<Suspect>> SuspectsAsync(CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            if (_planned?.Plan is { } plan)
                return plan.Suspects;
            var findings = Observation.RankedFindings();
            if (findings.IsEmpty)
                return [];
            var locator = await Code(cancellationToken).ReadAsync(cancellationToken).ConfigureAwait(false);
            return (_investigation ??= Investigation.Of(locator, findings, Observation.Inspection, cancellationToken)).Suspects;
        },
        cancellationToken);

    /// <summary>
    /// The plan with its measured baseline and its regression test, or why there is none. A plan that is not completed is begun anew in a fresh
    /// copy the next time.
    /// </summary>
    /// <exception cref="PreconditionException">The solution does not restore, compile or hold the service.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    /// <exception cref="Replay.ServiceException">The service does not start.</exception>
    internal Task<Planned> PlanAsync(CancellationToken cancellationToken) =>
        InTurnAsync(async () => _planned ??= await PlannedAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>What the gates say of a proposal.</summary>
    internal Task<Trial> TryAsync(Proposal proposal, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var judged = await _gates!.TryAsync(proposal, cancellationToken).ConfigureAwait(false);
            var patch = await ForkPatch.OfAsync(_planned!.Service!.Solution, judged.Fork, _copy!.Home, cancellationToken).ConfigureAwait(false);
            var trial = judged with { Patch = patch };
            Trials = Trials.Add(trial);
            return trial;
        },
        cancellationToken);

    /// <summary>How the tests end with some edits, or why they cannot be run.</summary>
    internal Task<(TestResults? Results, string? Failure)> TestAsync(Proposal proposal, CancellationToken cancellationToken) =>
        InTurnAsync(() => _gates!.TestAsync(proposal, cancellationToken), cancellationToken);

    /// <summary>Takes a step of somebody else's on the session's clock.</summary>
    internal Task<T> StepAsync<T>(string step, Func<Task<T>> action) => _clock.StepAsync(step, action);

    /// <summary>What an agent is given for its next proposal.</summary>
    internal AgentTask NextTask() => new(_planned!.Service!.Solution, _planned.Plan!, Attempts)
    {
        Copy = _copy,
        Context = Context(ContextRun.DefaultBudget),
        Session = this,
    };

    /// <summary>What somebody needs to know who proposes a fix, within a budget of tokens.</summary>
    internal ContextPack Context(int budget) => ContextRun.ForAgent(Request, _copy!, Observation, _planned!, Attempts, budget);

    /// <summary>A file of the copy, relative to the solution's folder.</summary>
    internal string Relative(string path) => Path.GetRelativePath(Home, path).Replace('\\', '/');

    /// <summary>A message with paths relative to the solution's folder: an agent that read the path of the user's file might go there.</summary>
    internal string InHome(string message) => message
        .Replace(Home + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(_copy!.ToUser(Home) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>A suspect with paths relative to the solution's folder.</summary>
    internal Suspect InHome(Suspect suspect) =>
        UserPaths.Of(suspect, location => location with { File = location.File.Length == 0 ? "" : Relative(location.File) });

    /// <summary>Puts down that the fault was not reproduced, once.</summary>
    internal async Task<FixResult> NotReproducedAsync(CancellationToken cancellationToken) =>
        _notReproduced ??= await RecordAsync(Rounds.None, cancellationToken).ConfigureAwait(false);

    /// <summary>Puts down what was found and tried, as the folder of a run.</summary>
    internal Task<FixResult> RecordAsync(Rounds rounds, CancellationToken cancellationToken) =>
        InTurnAsync(() => RecordedAsync(rounds, cancellationToken), cancellationToken);

    /// <summary>Removes the working copy, after what is being done in it; what waits for its turn then is refused.</summary>
    internal Task EndAsync() => _turns.EndAsync(Dispose);

    /// <summary>Removes the working copy.</summary>
    public void Dispose()
    {
        _turns.End();
        _copy?.Dispose();
    }

    private Task<FixResult> RecordedAsync(Rounds rounds, CancellationToken cancellationToken)
    {
        var (planned, copy) = (_planned!, _copy!);
        var run = new RunRecord(copy, Agent, Observation, planned, _clock);
        return new SessionRecord(Request, Observation, planned, copy, run, _progress).OfAsync(rounds, _before, cancellationToken);
    }

    private WorkingCopy Copy(CancellationToken cancellationToken)
    {
        if (_copy is not null)
            return _copy;
        _turns.RequireOpen();
        return _copy = WorkingCopy.Create(Request.Solution, cancellationToken);
    }

    private LoadedCode Code(CancellationToken cancellationToken) => _code ??= new LoadedCode(Copy(cancellationToken), _clock, _progress);

    private async Task<Planned> PlannedAsync(CancellationToken cancellationToken)
    {
        var copy = Copy(cancellationToken);
        try
        {
            var planner = new Planner(copy, Code(cancellationToken), Observation, Request.Overrides, _clock, _progress);
            var planned = await planner.PlanAsync(cancellationToken).ConfigureAwait(false);
            if (planned.Refusal is not null)
                return planned;
            _before = await _clock.StepAsync("test before the fix", () => planned.Regression!.RunAsync(cancellationToken)).ConfigureAwait(false);
            _gates = new GateRun(copy, planned, _before, Request.Allowed, _clock, _progress);
            return planned;
        }
        catch
        {
            // What was begun, a regression test perhaps, stands in the copy.
            copy.Dispose();
            (_copy, _code, _investigation) = (null, null, null);
            throw;
        }
    }

    private Task<T> InTurnAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken) => _turns.TakeAsync(step, cancellationToken);
}
