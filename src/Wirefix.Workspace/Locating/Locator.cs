using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Fields;
using Wirefix.Workspace.Locating.Ranking;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating;

/// <summary>Leads from what stood on the wire to the members that may hold the fault, in code that is read once.</summary>
public sealed class Locator
{
    private readonly CodeIndex _index;
    private readonly Programs _programs;
    private readonly EntryPoints _entries;
    private readonly Lazy<ImmutableArray<OutboundCall>> _calls;
    private readonly Lazy<FieldTracer> _tracer;

    private Locator(LoadedSolution solution, CodeIndex index)
    {
        Solution = solution;
        _index = index;
        var texts = new TextValues(index, ConfiguredUris.Read(solution.Solution));
        var clients = new HttpClients(index);
        var graphs = new CallGraphs(index, clients);
        var routes = RouteIndex.Read(index, texts);
        _programs = new Programs(solution.Solution, graphs);
        _entries = new EntryPoints(index, routes, new RequestPipeline(index).Read(), graphs.Registrations);
        _calls = new Lazy<ImmutableArray<OutboundCall>>(() => new OutboundCallIndex(index, texts, new BaseAddresses(index, texts, clients)).Read());
        _tracer = new Lazy<FieldTracer>(() => new FieldTracer(index, routes));
    }

    /// <summary>The code that is looked into.</summary>
    public LoadedSolution Solution { get; }

    /// <summary>Reads the code of a solution, but for its tests.</summary>
    public static async Task<Locator> ReadAsync(LoadedSolution solution, CancellationToken ct) =>
        new(solution, await CodeIndex.BuildAsync(solution.Solution, ct));

    /// <summary>Where the code does not compile, so that less is known of it: a message for each such project.</summary>
    public Task<ImmutableArray<string>> GapsAsync(CancellationToken ct) => CodeGaps.ReadAsync(Solution.Solution, _index, ct);

    /// <summary>
    /// The suspects of a symptom, best first; none where the code sends no request that the symptom's outbound endpoints may be.
    /// A symptom without outbound endpoints leads to the members that answer its inbound ones, to what they run, and to what takes messages
    /// apart itself.
    /// </summary>
    public ImmutableArray<Suspect> Locate(Symptom symptom, CancellationToken ct)
    {
        var suspects = symptom.Calls.IsEmpty ? Answering(symptom) : Calling(symptom, ct);
        if (suspects.IsEmpty || symptom.Fields.IsEmpty)
            return suspects;

        var treating = new FieldSuspects(_programs, [.. symptom.Fields.SelectMany(field => _tracer.Value.Of(field))]);
        return SuspectRanking.Merged(suspects.Concat(_entries.Named(symptom.Entries).SelectMany(treating.Of)));
    }

    /// <summary>The ways of the fields that a symptom is about, those first that lead through what its suspects' chains run.</summary>
    public ImmutableArray<FieldTrace> Trace(Symptom symptom, ImmutableArray<Suspect> suspects)
    {
        var running = suspects.SelectMany(suspect => suspect.CallChain).Select(link => link.Location.Symbol).ToHashSet();
        return [.. symptom.Fields.SelectMany(field => _tracer.Value.Of(field).OrderByDescending(Running))];

        int Running(FieldTrace trace) => trace.Steps.Count(step => running.Contains(step.Location.Symbol));
    }

    private ImmutableArray<Suspect> Answering(Symptom symptom)
    {
        var answering = new AnsweringSuspects(_programs, _calls.Value, symptom.Fields);
        var readers = new HandReaders(_programs);
        return SuspectRanking.Merged(_entries.Named(symptom.Entries).SelectMany(entry => answering.Of(entry).Concat(readers.Of(entry))));
    }

    private ImmutableArray<Suspect> Calling(Symptom symptom, CancellationToken ct)
    {
        var targets = Targets(symptom.Calls).ToImmutableArray();
        ct.ThrowIfCancellationRequested();
        var ranking = new SuspectRanking(symptom.Pattern, _index);
        return ranking.Rank(new ChainSearch(_programs, _index, targets, ranking).From(_entries, symptom.Entries, ct));
    }

    private IEnumerable<Target> Targets(ImmutableArray<Facts.Endpoint> endpoints) =>
        from endpoint in endpoints
        from match in Best.Of(_calls.Value, call => EndpointMatch.Score(call.Method, call.Uri, endpoint))
        let place = Places.At(match.Item.Sender, match.Item.Operation.Line())
        select new Target(match.Item, new Binding(endpoint.ToString(), match.Item.Uri.ToString(), place, "request URI", match.Score));
}
