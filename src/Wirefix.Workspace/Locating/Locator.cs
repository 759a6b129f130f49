using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Fields;
using Wirefix.Workspace.Locating.Ranking;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating;

/// <summary>Leads from what stood on the wire to the members that may hold the fault.</summary>
public static class Locator
{
    /// <summary>
    /// The suspects of a symptom, best first; none where the code sends no request that the symptom's outbound endpoints may be.
    /// A symptom without outbound endpoints leads to the members that answer its inbound ones.
    /// </summary>
    public static async Task<ImmutableArray<Suspect>> LocateAsync(LoadedSolution solution, Symptom symptom, CancellationToken ct)
    {
        var index = await CodeIndex.BuildAsync(solution.Solution, ct);
        var texts = new TextValues(index, ConfiguredUris.Read(solution.Solution));
        var clients = new HttpClients(index);
        var graphs = new CallGraphs(index, clients);
        var entries = new EntryPoints(index, RouteIndex.Read(index, texts), new RequestPipeline(index).Read(), graphs.Registrations);
        if (symptom.Calls.IsEmpty)
            return [.. entries.Named(symptom.Entries).Select(Answering)];

        var calls = new OutboundCallIndex(index, texts, new BaseAddresses(index, texts, clients)).Read();
        var targets = Targets(symptom.Calls, calls).ToImmutableArray();
        ct.ThrowIfCancellationRequested();
        var ranking = new SuspectRanking(symptom.Pattern, index);
        var search = new ChainSearch(solution.Solution, index, graphs, targets, ranking);
        return ranking.Rank(search.From(entries, symptom.Entries, ct));
    }

    /// <summary>The ways of the fields that a symptom is about, those first that lead through what its suspects' chains run.</summary>
    public static async Task<ImmutableArray<FieldTrace>> TraceAsync(
        LoadedSolution solution, Symptom symptom, ImmutableArray<Suspect> suspects, CancellationToken ct)
    {
        if (symptom.Fields.IsEmpty)
            return [];

        var index = await CodeIndex.BuildAsync(solution.Solution, ct);
        var tracer = new FieldTracer(index, RouteIndex.Read(index, new TextValues(index, ConfiguredUris.Read(solution.Solution))));
        var running = suspects.SelectMany(suspect => suspect.CallChain).Select(link => link.Location.Symbol).ToHashSet();
        return [.. symptom.Fields.SelectMany(field => tracer.Of(field).OrderByDescending(Running))];

        int Running(FieldTrace trace) => trace.Steps.Count(step => running.Contains(step.Location.Symbol));
    }

    private static IEnumerable<Target> Targets(ImmutableArray<Facts.Endpoint> endpoints, ImmutableArray<OutboundCall> calls) =>
        from endpoint in endpoints
        from match in Best.Of(calls, call => EndpointMatch.Score(call.Method, call.Uri, endpoint))
        let place = Places.At(match.Item.Sender, match.Item.Operation.Line())
        select new Target(match.Item, new Binding(endpoint.ToString(), match.Item.Uri.ToString(), place, "request URI", match.Score));

    private static Suspect Answering(EntryPoint entry) => new()
    {
        Location = Places.Of(entry.Unit),
        Score = entry.Binding?.Score ?? 0,
        Reasons = [$"The member answers {entry.Name}."],
        Bindings = entry.Binding is null ? [] : [entry.Binding],
        CallChain = [new CallLink(Places.Of(entry.Unit), EdgeKind.Entry, null)],
    };
}
