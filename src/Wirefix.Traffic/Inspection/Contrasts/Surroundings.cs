using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>What went on around each call: the calls before it, the calls open beside it, the calls it led to, and when it began.</summary>
internal sealed class Surroundings
{
    /// <summary>The name of the call before it that spoke of the same resource.</summary>
    public const string OnResource = "on the same resource";

    /// <summary>What stands for the call before the first one.</summary>
    public const string Nothing = "none";

    private const string InSession = "of the same session";

    private const string InTrace = "of the same trace";

    private const string SameResource = "the same resource";

    private const string SameEndpoint = "the same endpoint";

    // A resource that more kinds of calls are made on is a whole service.
    private const int MostOperations = 20;

    private static readonly ImmutableArray<string> SessionHeaders = ["X-Session-Id", "Cookie", "Authorization"];

    private readonly Scene _scene;

    private readonly ILookup<string, Observation> _around;

    /// <summary>Looks once at every exchange of the scene.</summary>
    public Surroundings(Scene scene)
    {
        _scene = scene;
        var stamped = scene.Snapshot.Exchanges.Where(exchange => exchange.Timing != Timing.None).ToArray();
        _around = Preceding(stamped, OnResource, Resource)
            .Concat(Preceding(stamped, InSession, Session))
            .Concat(Earlier(stamped))
            .Concat(Preceding(stamped, InTrace, exchange => exchange.TraceId))
            .Concat(Overlapping(scene.Snapshot.Exchanges, SameResource, Resource))
            .Concat(Overlapping(scene.Snapshot.Exchanges, SameEndpoint, exchange => _scene.EndpointOf(exchange).ToString()))
            .Concat(InFlight(scene))
            .ToLookup(pair => pair.Id, pair => pair.Seen, StringComparer.Ordinal);
    }

    /// <summary>The observations of one exchange.</summary>
    public IEnumerable<Observation> Of(Exchange exchange) =>
    [
        .. _around[exchange.Id],
        .. _scene.EffectsOf(exchange).Select(effect =>
            Observation.OfText(ContrastSubject.Effect, _scene.EndpointOf(effect).ToString(), Phrases.Status(effect.Response.Status))),
        .. exchange.Timing == Timing.None
            ? []
            : new[] { Observation.OfCount(ContrastSubject.Time, "start", exchange.Start.ToUnixTimeMilliseconds()) },
    ];

    private IEnumerable<(string Id, Observation Seen)> Preceding(IEnumerable<Exchange> stamped, string name, Func<Exchange, string?> key)
    {
        var last = new Dictionary<(Direction, string?, string), Exchange>();
        foreach (var exchange in stamped)
        {
            if (key(exchange) is not { } own)
                continue;
            var place = (exchange.Direction, exchange.Service, own);
            var text = last.TryGetValue(place, out var previous)
                ? $"{Phrases.Operation(_scene.EndpointOf(previous))} → {Phrases.Status(previous.Response.Status)}"
                : Nothing;
            yield return (exchange.Id, Observation.OfText(ContrastSubject.Preceding, name, text));
            // A failure is followed by the next try, which says nothing of its reason.
            if (exchange.Response.Status is > 0 and < 500)
                last[place] = exchange;
        }
    }

    // What was done once is expected, and done again may not be: each count of a kind of call, of those before on the resource that went well.
    private IEnumerable<(string Id, Observation Seen)> Earlier(IEnumerable<Exchange> stamped)
    {
        var counts = new Dictionary<(Direction, string?, string), Dictionary<string, int>>();
        foreach (var exchange in stamped)
        {
            if (Resource(exchange) is not { } resource)
                continue;
            if (!counts.TryGetValue((exchange.Direction, exchange.Service, resource), out var before))
                counts.Add((exchange.Direction, exchange.Service, resource), before = new(StringComparer.Ordinal));
            foreach (var (operation, count) in before)
                yield return (exchange.Id, Observation.OfCount(ContrastSubject.Earlier, operation, count));
            if (exchange.Response is { Failed: false } && before.Count < MostOperations)
            {
                var operation = Phrases.Operation(_scene.EndpointOf(exchange));
                before[operation] = before.GetValueOrDefault(operation) + 1;
            }
        }
    }

    private static IEnumerable<(string Id, Observation Seen)> Overlapping(IEnumerable<Exchange> exchanges, string name, Func<Exchange, string?> key) =>
        from exchange in exchanges
        let own = key(exchange)
        where own is not null
        group exchange by (exchange.Direction, exchange.Service, own) into calls
        where calls.All(call => call.Timing == Timing.Span)
        from seen in Overlapping(name, [.. calls])
        select seen;

    // A call that fails because it hangs overlaps others for that alone: each counts as open for an ordinary time at most.
    private static IEnumerable<(string Id, Observation Seen)> Overlapping(string name, Exchange[] byStart)
    {
        var ordinary = Quantile.NearestRank([.. byStart.Select(call => call.Duration).Order()], 0.5);
        var ends = byStart.Select(call => call.Start + (call.Duration < ordinary ? call.Duration : ordinary)).ToArray();
        var latestEnd = DateTimeOffset.MinValue;
        for (var i = 0; i < byStart.Length; i++)
        {
            var overlaps = latestEnd > byStart[i].Start || (i + 1 < byStart.Length && byStart[i + 1].Start < ends[i]);
            yield return (byStart[i].Id, new Observation(ContrastSubject.Overlap, name, Payloads.PayloadKind.Boolean, overlaps ? "true" : "false"));
            latestEnd = ends[i] > latestEnd ? ends[i] : latestEnd;
        }
    }

    private static IEnumerable<(string Id, Observation Seen)> InFlight(Scene scene) =>
        from calls in scene.Groups
        where calls.Exchanges.All(call => call.Timing == Timing.Span)
        let spans = calls.Exchanges.Select(call => (call.Start.UtcTicks, call.End.UtcTicks)).ToArray()
        from seen in calls.Exchanges.Zip(Concurrency.AtStarts(spans))
        select (seen.First.Id, Observation.OfCount(ContrastSubject.Overlap, "calls in flight", seen.Second));

    // The path up to its last parameter, with the values that it was called with.
    private string? Resource(Exchange exchange)
    {
        var template = _scene.EndpointOf(exchange).Path.Segments;
        var last = template.Count - 1;
        while (last >= 0 && !PathTemplate.IsVariable(template[last]))
            last--;
        var segments = PathTemplate.Parse(exchange.Request.Url.AbsolutePath).Segments;
        return last < 0 ? null : $"{exchange.Request.Url.Host}/{string.Join('/', segments.Take(last + 1))}";
    }

    private static string? Session(Exchange exchange) =>
        SessionHeaders.Select(exchange.Request.HeaderValue).FirstOrDefault(value => value is not null);
}
