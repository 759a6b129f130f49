using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Testing;
using Wirefix.Replay;

namespace Wirefix.Agent.Regression;

/// <summary>How the regression test and the tests beside it ended.</summary>
/// <param name="Own">The regression test, once for each repetition.</param>
/// <param name="Others">The other tests that see the service.</param>
internal sealed record TestResults(ImmutableArray<TestOutcome> Own, ImmutableArray<TestOutcome> Others)
{
    /// <summary>The same with the tokens of secrets in their place, where a test wrote what the run set.</summary>
    public TestResults WithoutSecrets(ConfigurationOverrides overrides)
    {
        return new TestResults([.. Own.Select(Told)], [.. Others.Select(Told)]);

        TestOutcome Told(TestOutcome outcome) =>
            outcome with { Name = overrides.WithoutSecrets(outcome.Name), Message = overrides.WithoutSecrets(outcome.Message) };
    }
}

/// <summary>Builds and runs a regression test and the existing tests that see the service.</summary>
internal sealed class RegressionRun
{
    /// <summary>How often the regression test runs on each side.</summary>
    public const int Repetitions = 3;

    // The outcome of tests that were not waited for any longer.
    private const string Stopped = "Stopped";

    // A fix that never answers would be waited for as long as any test may take; how long these take is known from before it.
    private const int Slower = 5;
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly WorkingCopy _copy;
    private readonly ConfigurationOverrides _overrides;
    private readonly ImmutableArray<Project> _otherTests;
    private readonly Lock _times = new();
    private TimeSpan _longest = TimeSpan.Zero;
    private TimeSpan _limit = TimeSpan.FromMinutes(10);

    /// <param name="copy">The working copy.</param>
    /// <param name="service">The service; the test projects that see it run too.</param>
    /// <param name="test">The regression test.</param>
    /// <param name="overrides">Settings that the tests' service gets, too, by the environment of the tests.</param>
    public RegressionRun(WorkingCopy copy, Project service, RegressionTest test, ConfigurationOverrides overrides)
    {
        (_copy, _overrides) = (copy, overrides);
        Test = test;
        _otherTests =
        [
            .. service.Solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(service.Id)
                .Select(id => service.Solution.GetProject(id)!)
                .Where(project => TestCode.IsIn(project) && project.FilePath != test.Project),
        ];
    }

    /// <summary>The regression test.</summary>
    public RegressionTest Test { get; }

    /// <summary>Restores and builds the test projects with all that they reference.</summary>
    /// <exception cref="PreconditionException">One of them does not build.</exception>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        if (await FirstErrorsAsync(SolutionBuild.ErrorsOfAsync, cancellationToken).ConfigureAwait(false) is { } errors)
        {
            throw new PreconditionException(
                $"{_copy.ToUser(Test.Project)}: expected a test project that builds with the regression test, found\n{errors}\nMake the packages that it "
                + "needs available to the solution and run again.");
        }
    }

    /// <summary>Builds the edited code with the test projects that see it; the errors are null when they compiled.</summary>
    public Task<string?> RebuildAsync(CancellationToken cancellationToken) =>
        FirstErrorsAsync(SolutionBuild.ErrorsAfterEditAsync, cancellationToken);

    /// <summary>
    /// Runs all tests once, then the regression test again, side by side: its own processes share nothing. After the first time, none may take
    /// longer than five times as long as then and a minute.
    /// </summary>
    public async Task<TestResults> RunAsync(CancellationToken cancellationToken)
    {
        var all = await TestsAsync(Test.Assembly, null, cancellationToken).ConfigureAwait(false);
        if (all is [{ Outcome: Stopped }])
            return new TestResults(all, []);
        var own = all.Where(IsOwn).ToList();
        var others = all.Where(outcome => !IsOwn(outcome)).ToList();
        var repeated = Enumerable.Range(1, Repetitions - 1).Select(_ => TestsAsync(Test.Assembly, Test.Class, cancellationToken));
        foreach (var outcomes in await Task.WhenAll(repeated).ConfigureAwait(false))
            own.AddRange(outcomes);
        foreach (var project in _otherTests)
            others.AddRange(await TestsAsync(project.OutputFilePath!, null, cancellationToken).ConfigureAwait(false));
        _limit = (_longest * Slower) + Grace;
        return new TestResults([.. own], [.. others]);
    }

    private async Task<ImmutableArray<TestOutcome>> TestsAsync(string assembly, string? testClass, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_limit);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var outcomes = await TestRun.RunAsync(_copy, assembly, testClass, _overrides.Values, patience.Token).ConfigureAwait(false);
            // Runs of the own test may go side by side.
            lock (_times)
                _longest = TimeSpan.FromTicks(Math.Max(_longest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
            return outcomes;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var name = assembly == Test.Assembly ? Test.Class : Path.GetFileNameWithoutExtension(assembly);
            return [new TestOutcome(name, name, Stopped, string.Create(CultureInfo.InvariantCulture, $"it did not end within {_limit.TotalSeconds:0} s"))];
        }
    }

    private async Task<string?> FirstErrorsAsync(
        Func<WorkingCopy, string, CancellationToken, Task<string?>> build, CancellationToken cancellationToken)
    {
        foreach (var project in _otherTests.Select(project => project.FilePath!).Prepend(Test.Project))
        {
            if (await build(_copy, project, cancellationToken).ConfigureAwait(false) is { } errors)
                return errors;
        }

        return null;
    }

    private bool IsOwn(TestOutcome outcome) => outcome.Class == Test.Class;
}
