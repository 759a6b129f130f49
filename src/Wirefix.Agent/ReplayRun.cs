using System.Collections.Immutable;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Replay;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent;

/// <summary>Stands the captured services up together, replays what came in from outside and compares what goes out.</summary>
public static class ReplayRun
{
    /// <summary>Replays a capture in a working copy; the user's tree is only read.</summary>
    /// <exception cref="CaptureException">A capture cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not build, does not hold a service that was asked for, or nothing came in.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    /// <exception cref="ServiceException">A service does not start, or ends while traffic is replayed.</exception>
    public static async Task<ReplayComparison> RunAsync(ReplayRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var capture = CaptureReader.Read(request.Capture with { MostHeld = CaptureSource.Replayable }, cancellationToken);
        var good = request.Baseline is { } source
            ? CaptureReader.Read(source with { MostHeld = CaptureSource.Replayable }, cancellationToken).Snapshot
            : new Snapshot([]);
        RequireRecorded(capture.Snapshot, request.Services);
        using var copy = WorkingCopy.Create(request.Solution, cancellationToken);
        var (recorded, notes) = await FindAsync(copy, capture.Snapshot, progress, cancellationToken).ConfigureAwait(false);
        var services = Chosen(copy, recorded, request.Services, capture.Snapshot);
        RequireComparable(services, good);
        var standing = new ServicesUnderTest(copy, services, request.Overrides);
        await standing.BuildAsync(progress, cancellationToken).ConfigureAwait(false);
        var replay = ChainReplay.Of(capture.Snapshot, good, standing.Standing);
        var measured = await standing.MeasureAsync(replay.Harness, progress, cancellationToken).ConfigureAwait(false);
        var comparison = replay.Compare(measured.Runs, request.Capture.Redactor);
        var crowded = await CrowdedAsync(standing, replay, progress, cancellationToken).ConfigureAwait(false);
        return comparison with
        {
            Calls = [.. comparison.Calls, .. crowded],
            Notes =
            [
                .. notes,
                .. Mocked(recorded, request.Services),
                .. replay.Notes,
                .. capture.Problems.Select(problem => $"{problem.Where}: {problem.What}"),
                .. Clocks.Of(capture.Snapshot).Skews.Select(skew => skew.ToString()),
            ],
        };
    }

    // One service needs no name to be told from others.
    private static void RequireComparable(ImmutableArray<RecordedService> services, Snapshot good)
    {
        if (services.Length < 2 || good.Exchanges.IsEmpty || good.Exchanges.Any(exchange => services.Any(service => service.Name == exchange.Service)))
            return;
        throw new PreconditionException(
            $"--baseline: expected a recording of {string.Join(", ", services.Select(service => service.Name))}, found one that names none of them; record the good version "
            + "with wirefix record, or stand one service up with --service.");
    }

    private static async Task<ImmutableArray<CallDifference>> CrowdedAsync(
        ServicesUnderTest standing, ChainReplay replay, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var differences = ImmutableArray.CreateBuilder<CallDifference>();
        foreach (var calls in replay.Crowded)
        {
            var measured = await standing.MeasureAsync(replay.Holding(calls), progress, cancellationToken).ConfigureAwait(false);
            if (calls.Compare(measured.Runs.Select(run => run.Value)) is { } difference)
                differences.Add(difference);
        }

        return differences.ToImmutable();
    }

    private static void RequireRecorded(Snapshot snapshot, ImmutableArray<string> asked)
    {
        if (!snapshot.Of(Direction.Inbound).Any())
            throw new PreconditionException("the capture holds no inbound exchange to replay; record the service's inbound traffic too");
        var names = snapshot.Exchanges.Select(exchange => exchange.Service).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (asked.Except(names, StringComparer.Ordinal).FirstOrDefault() is not { } unknown)
            return;
        var known = names.Count == 0 ? "none that has a name" : string.Join(", ", names.Order(StringComparer.Ordinal));
        throw new PreconditionException($"--service {unknown}: expected a service of the capture, which holds {known}");
    }

    private static async Task<(RecordedServices Recorded, ImmutableArray<string> Notes)> FindAsync(
        WorkingCopy copy, Snapshot snapshot, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("restore");
        await SolutionBuild.RestoreAsync(copy, cancellationToken).ConfigureAwait(false);
        progress.Report("load");
        var solution = await SolutionLoader.OpenAsync(copy.Solution, progress, cancellationToken).ConfigureAwait(false);
        progress.Report("locate");
        var locator = await Locator.ReadAsync(solution, cancellationToken).ConfigureAwait(false);
        return (RecordedServices.In(locator, snapshot, cancellationToken), solution.Problems);
    }

    private static ImmutableArray<RecordedService> Chosen(
        WorkingCopy copy, RecordedServices recorded, ImmutableArray<string> asked, Snapshot snapshot)
    {
        var chosen = recorded.Found.RemoveAll(service => !asked.IsEmpty && !asked.Contains(service.Name));
        var absent = asked.Intersect(recorded.Absent, StringComparer.Ordinal).ToArray();
        if (absent.Length == 0 && !chosen.IsEmpty)
            return chosen;
        var first = snapshot.Of(Direction.Inbound).First(exchange => absent.Length == 0 || absent.Contains(exchange.Service));
        throw new PreconditionException(
            $"{copy.ToUser(copy.Solution)}: expected a program that serves {EndpointTemplates.Learn(snapshot).Of(first)}, found none; "
            + "name a solution that holds the service's own project.");
    }

    // Who asks for some knows that the others are mocked.
    private static IEnumerable<string> Mocked(RecordedServices recorded, ImmutableArray<string> asked) =>
        from name in recorded.Absent
        where asked.IsEmpty
        let told = name.Length == 0 ? "a service that the capture does not name" : name
        select $"{told}: no program of the solution serves what came in to it; it is mocked";
}
