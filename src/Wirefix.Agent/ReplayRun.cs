using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Replay;
using Wirefix.Replay.Comparing;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent;

/// <summary>Stands the captured service up, replays what came in and compares what goes out.</summary>
public static class ReplayRun
{
    // What differs between two replays of the same code says nothing about the code.
    private const int Runs = 2;

    /// <summary>Replays a capture in a working copy; the user's tree is only read.</summary>
    /// <exception cref="CaptureException">A capture cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not build, does not hold the service, or nothing came in.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    /// <exception cref="ServiceException">The service does not start, or ends while traffic is replayed.</exception>
    public static async Task<ReplayComparison> RunAsync(ReplayRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var capture = CaptureReader.Read(request.Capture with { MostHeld = CaptureSource.Replayable }, cancellationToken);
        var baseline = request.Baseline is { } source
            ? CaptureReader.Read(source with { MostHeld = CaptureSource.Replayable }, cancellationToken).Snapshot
            : new Snapshot([]);
        using var copy = WorkingCopy.Create(request.Solution, cancellationToken);
        var (services, notes) = await FindAsync(copy, capture.Snapshot, progress, cancellationToken).ConfigureAwait(false);
        var compared = ImmutableArray.CreateBuilder<ReplayComparison>();
        foreach (var (service, recorded) in services)
        {
            progress.Report($"build {service.Name}");
            var standing = new ServiceUnderTest(copy, service, request.Overrides);
            await standing.BuildAsync(cancellationToken).ConfigureAwait(false);
            var good = OfService(baseline, recorded);
            var templates = EndpointTemplates.Learn(recorded, good);
            var harness = HarnessOf(standing.Path, recorded, good) with { Environment = request.Overrides.Told };
            var measured = await standing.MeasureAsync(harness, progress, cancellationToken).ConfigureAwait(false);
            var comparer = new ReplayComparer(Expected(recorded, good), templates, request.Capture.Redactor);
            var (known, mustBeMade) = good.Exchanges.IsEmpty ? (recorded, harness.Answers) : (good, []);
            var comparison = comparer.Compare(measured.Runs, mustBeMade, known.Of(Traffic.Direction.Outbound));
            var crowded = await CrowdedAsync(standing, harness, CallsInFlight.Crowded(recorded, good, templates), progress, cancellationToken).ConfigureAwait(false);
            compared.Add(comparison with { Calls = [.. comparison.Calls, .. crowded] });
        }

        return ReplayComparison.Of(compared.ToImmutable()) with
        {
            Notes =
            [
                .. notes,
                .. capture.Problems.Select(problem => $"{problem.Where}: {problem.What}"),
                .. Clocks.Of(capture.Snapshot).Skews.Select(skew => skew.ToString()),
            ],
        };
    }

    // How many calls the code allows at once shows only where answers are held until no more come.
    private static async Task<ImmutableArray<CallDifference>> CrowdedAsync(
        ServiceUnderTest standing, Harness harness, IEnumerable<CallsInFlight> crowded, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var differences = ImmutableArray.CreateBuilder<CallDifference>();
        foreach (var calls in crowded)
        {
            var held = harness with { Metric = PeakInFlight.MetricName, Endpoint = calls.Endpoint.Text, Hold = HoldPolicy.Default };
            var measured = await standing.MeasureAsync(held, progress, cancellationToken).ConfigureAwait(false);
            if (calls.Compare(measured.Runs.Select(run => run.Value)) is { } difference)
                differences.Add(difference);
        }

        return differences.ToImmutable();
    }

    // Where the good version was recorded under other names, all of it may be of the service.
    private static Snapshot OfService(Snapshot baseline, Snapshot recorded)
    {
        var name = recorded.Exchanges[0].Service;
        return baseline.Exchanges.Any(exchange => exchange.Service == name)
            ? Snapshot.Of(baseline.Exchanges.Where(exchange => exchange.Service == name))
            : baseline;
    }

    /// <summary>The services of the solution that were recorded, each with its exchanges.</summary>
    private static async Task<(ImmutableArray<(Project Service, Snapshot Recorded)> Services, ImmutableArray<string> Notes)> FindAsync(
        WorkingCopy copy, Snapshot snapshot, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (!snapshot.Of(Traffic.Direction.Inbound).Any())
            throw new PreconditionException("the capture holds no inbound exchange to replay; record the service's inbound traffic too");
        progress.Report("restore");
        await SolutionBuild.RestoreAsync(copy, cancellationToken).ConfigureAwait(false);
        progress.Report("load");
        var solution = await SolutionLoader.OpenAsync(copy.Solution, progress, cancellationToken).ConfigureAwait(false);
        progress.Report("locate");
        var locator = await Locator.ReadAsync(solution, cancellationToken).ConfigureAwait(false);
        ImmutableArray<(Project, Snapshot)> services =
        [
            .. from recorded in snapshot.Exchanges.GroupBy(exchange => exchange.Service)
               let part = Snapshot.Of(recorded)
               let service = ServingProject(locator, part, cancellationToken)
               where service is not null
               select (service, part),
        ];
        return services.IsEmpty
            ? throw new PreconditionException($"{copy.ToUser(copy.Solution)}: expected a program that serves {EndpointTemplates.Learn(snapshot).Of(snapshot.Of(Traffic.Direction.Inbound).First())}, found none; name a solution that holds the service's own project.")
            : (services, solution.Problems);
    }

    private static Project? ServingProject(Locator locator, Snapshot recorded, CancellationToken cancellationToken)
    {
        var templates = EndpointTemplates.Learn(recorded);
        ImmutableArray<Facts.Endpoint> entries = [.. recorded.Of(Traffic.Direction.Inbound).Select(templates.Of).Distinct()];
        return locator.Locate(new Symptom(FaultPattern.ErrorStatus, entries, []), cancellationToken)
            .Select(suspect => ServiceProject.Of(locator.Solution.Solution, suspect))
            .OfType<Project>()
            .CountBy(project => project)
            .OrderByDescending(count => count.Value)
            .FirstOrDefault().Key;
    }

    // What the good version called is answered first: the code that is replayed may call what the captured code never did.
    private static Harness HarnessOf(string service, Snapshot snapshot, Snapshot baseline)
    {
        var harness = Harness.From(snapshot, service, new AnswersOnly(), new HarnessOptions { Hold = HoldPolicy.None, Runs = Runs });
        var good = Harness.From(baseline, harness.Service, new AnswersOnly());
        return harness with { Answers = [.. good.Answers, .. harness.Answers] };
    }

    // A request that the good version was asked, too, should be answered as it was there; the first such one for the first, and so on.
    private static ImmutableArray<Exchange> Expected(Snapshot snapshot, Snapshot baseline)
    {
        var good = baseline.Of(Traffic.Direction.Inbound)
            .GroupBy(Asked)
            .ToDictionary(same => same.Key, same => new Queue<Exchange>(same), StringComparer.Ordinal);
        return
        [
            .. snapshot.Of(Traffic.Direction.Inbound).Select(exchange =>
                good.TryGetValue(Asked(exchange), out var same) && same.TryDequeue(out var better) ? exchange with { Response = better.Response } : exchange),
        ];
    }

    private static string Asked(Exchange exchange) =>
        $"{exchange.Request.Method} {exchange.Request.Url.PathAndQuery} {exchange.Request.BodyText}";
}
