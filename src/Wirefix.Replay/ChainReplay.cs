using System.Collections.Immutable;
using Wirefix.Replay.Comparing;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay;

/// <summary>
/// A recording of one service or of several, stood up together: as a harness, and as what that should show. Where the same request went to
/// a version that is known to be good, what came of it there is what is expected.
/// </summary>
public sealed class ChainReplay
{
    // What differs between two replays of the same code says nothing about the code.
    private const int Runs = 2;

    private readonly Snapshot _good;
    private readonly EndpointTemplates _templates;
    private readonly RecordedChain _model;

    private ChainReplay(Snapshot recorded, Snapshot good, ImmutableArray<StandingService> services)
    {
        (_good, _templates) = (good, EndpointTemplates.Learn(recorded, good));
        var routes = ServiceRoutes.Learn([.. services.Select(service => service.Name)], recorded, good);
        var (chain, better) = (RecordedChain.Of(recorded, routes), RecordedChain.Of(good, routes));
        var counterparts = Counterparts(chain, better);
        Entries = [.. chain.Entries.Select(entry => entry with { Response = counterparts.GetValueOrDefault(entry.Id, entry).Response })];
        Calls = CallsOf(chain, better, counterparts);
        Harness = HarnessOf(chain, better, services, routes);
        Crowded = CallsInFlight.Crowded(Snapshot.Of(chain.Mocked), Snapshot.Of(better.Mocked), _templates);
        _model = good.Exchanges.IsEmpty ? chain : better;
        Notes = [.. UnknownBodies.OfRequests(chain.Entries), .. UnknownBodies.OfAnswers(better.Mocked.Concat(chain.Mocked))];
    }

    /// <summary>Stands the services up, sends what came from outside, passes on what they call of each other, and mocks the rest.</summary>
    public Harness Harness { get; }

    /// <summary>The requests from outside, in the order of the harness's script, with the answers that they should get.</summary>
    public ImmutableArray<Exchange> Entries { get; }

    /// <summary>The calls that the services should make of each other.</summary>
    public ImmutableArray<ServiceCall> Calls { get; }

    /// <summary>Endpoints of others of which the recording shows far more calls at once than that of the good version.</summary>
    public ImmutableArray<CallsInFlight> Crowded { get; }

    /// <summary>What is not played as it was recorded, as sentences.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The replay of a recording.</summary>
    /// <param name="recorded">What was recorded, of all services.</param>
    /// <param name="good">The same requests to a version that is known to be good; empty where there is none.</param>
    /// <param name="services">Those that are up, by the names under which they were recorded.</param>
    public static ChainReplay Of(Snapshot recorded, Snapshot good, ImmutableArray<StandingService> services) => services is [var only]
        ? new ChainReplay(OfService(recorded, only.Name), OfGoodService(good, only.Name), [only with { Name = "" }])
        : new ChainReplay(recorded, good, services);

    /// <summary>The harness that measures calls in flight: how many the code allows at once shows only where answers are held until no more come.</summary>
    public Harness Holding(CallsInFlight calls) =>
        Harness with { Metric = PeakInFlight.MetricName, Endpoint = calls.Endpoint.Text, Hold = HoldPolicy.Default };

    /// <summary>What the runs of the harness showed beside what was expected.</summary>
    public ReplayComparison Compare(ImmutableArray<Run> runs, Redactor redactor)
    {
        // What the code of the capture called says nothing of what the good one does.
        ImmutableArray<RecordedAnswer> wanted = _good.Exchanges.IsEmpty ? Harness.Answers : [];
        var sent = _model.Inner.Select(call => call.Sent).Concat(_model.Mocked);
        var answers = new ReplayComparer(Entries, _templates, redactor).Compare(runs, wanted, sent);
        var calls = new InnerCallComparer(Calls, _templates, redactor).Compare(runs);
        return answers.And(calls) with { Services = Harness.Beside.IsEmpty ? [] : [.. Harness.Services.Select(service => service.Name)] };
    }

    // One service needs no name to be told from others.
    private static Snapshot OfService(Snapshot recorded, string name) =>
        Unnamed(recorded.Exchanges.Where(exchange => ServiceRoutes.NameOf(exchange) == name));

    private static Snapshot Unnamed(IEnumerable<Exchange> exchanges) => Snapshot.Of(exchanges.Select(exchange => exchange with { Service = null }));

    // Where the good version was recorded under other names, all of it may be of the service.
    private static Snapshot OfGoodService(Snapshot good, string name) =>
        OfService(good, name) is { Exchanges.IsEmpty: false } own ? own : Unnamed(good.Exchanges);

    /// <summary>By the ids of requests, the same request to the good version: the first such one for the first, and so on.</summary>
    private static Dictionary<string, Exchange> Counterparts(RecordedChain chain, RecordedChain better)
    {
        var good = better.Entries.GroupBy(Asked, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<Exchange>(same), StringComparer.Ordinal);
        var counterparts = new Dictionary<string, Exchange>(StringComparer.Ordinal);
        foreach (var entry in chain.Entries)
        {
            if (good.TryGetValue(Asked(entry), out var same) && same.TryDequeue(out var counterpart))
                counterparts.Add(entry.Id, counterpart);
        }

        return counterparts;
    }

    private static string Asked(Exchange exchange) =>
        $"{exchange.Service} {exchange.Request.Method} {exchange.Request.Url.PathAndQuery} {exchange.Request.BodyText}";

    /// <summary>What a request should lead to: in the good version where it went there too, else in the recording.</summary>
    private static ImmutableArray<ServiceCall> CallsOf(RecordedChain chain, RecordedChain better, Dictionary<string, Exchange> counterparts)
    {
        var recorded = chain.Inner.ToLookup(call => call.Entry?.Id ?? "", StringComparer.Ordinal);
        var good = better.Inner.ToLookup(call => call.Entry?.Id ?? "", StringComparer.Ordinal);
        var ofUnknown = better.Entries.IsEmpty ? recorded[""] : good[""];
        return
        [
            .. chain.Entries.SelectMany((entry, place) =>
                from call in counterparts.TryGetValue(entry.Id, out var same) ? good[same.Id] : recorded[entry.Id]
                select new ServiceCall(call.Sent, call.To, place)),
            .. ofUnknown.Select(call => new ServiceCall(call.Sent, call.To, null)),
        ];
    }

    private static Harness HarnessOf(
        RecordedChain chain, RecordedChain better, ImmutableArray<StandingService> services, ServiceRoutes routes)
    {
        var harness = Harness.From(
            Snapshot.Of(chain.Entries), services[0].Project, new AnswersOnly(), new HarnessOptions { Hold = HoldPolicy.None, Runs = Runs });
        return harness with
        {
            Name = services[0].Name,
            Environment = services[0].Environment,
            Beside = services[1..],
            Routes = routes.Routes,
            Script = [.. harness.Script.Zip(chain.Entries, (request, entry) => request with { To = Told(entry) })],
            // What the good version called is answered first: the code that is replayed may call what the captured code never did.
            Answers = [.. better.Mocked.Concat(chain.Mocked).Select(sent => AnswerWriter.Write(sent) with { By = Told(sent) })],
        };

        string? Told(Exchange exchange) => services.Length == 1 ? null : ServiceRoutes.NameOf(exchange);
    }
}
