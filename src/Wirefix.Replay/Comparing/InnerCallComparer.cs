using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Comparing;

/// <summary>
/// Compares what services that are up called of each other with what was recorded. What differs between two replays of the same code is noise,
/// at that place of that endpoint.
/// </summary>
/// <param name="expected">The calls in recorded order.</param>
/// <param name="templates">The endpoints.</param>
/// <param name="redactor">What replaced the secrets of the recording.</param>
public sealed class InnerCallComparer(ImmutableArray<ServiceCall> expected, EndpointTemplates templates, Redactor redactor)
{
    private const string RequestMark = "request ";

    /// <summary>The comparison of runs of one harness, of nothing but these calls; two or more runs tell noise from differences.</summary>
    public ReplayComparison Compare(ImmutableArray<Run> runs)
    {
        var made = runs.Select(run => run.Arrivals.Where(arrival => arrival.To is not null).Select(Made).ToArray()).ToArray();
        var pairs = made.Select(calls => CallPairing.Of(expected, calls, templates)).ToArray();
        var noise = Noise(pairs);
        return new ReplayComparison
        {
            Requests = 0,
            InnerCalls = expected.Length,
            Differing = [],
            DifferingCalls =
            [
                .. expected.Select((call, place) => Differing(call, pairs.Select(run => run[place]).OfType<ServiceCall>(), noise))
                    .OfType<DifferingCall>(),
            ],
            Noise = [.. noise.Select(each => $"{each.Endpoint}: {each.Place}").Order(StringComparer.Ordinal)],
            Unrecorded = Told(made.Zip(pairs).SelectMany(run => New(run.First, run.Second))),
            NotMade = Told(expected.Where((_, place) => pairs.Any(run => run[place] is null))),
            Escaped = [],
        };
    }

    private static ImmutableArray<string> Told(IEnumerable<ServiceCall> calls) =>
        [.. calls.Select(call => call.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // One that comes once more than it was recorded is no new one.
    private IEnumerable<ServiceCall> New(IEnumerable<ServiceCall> made, IEnumerable<ServiceCall?> pairs)
    {
        var known = pairs.OfType<ServiceCall>().Concat(expected).Select(CallPairing.Same).ToHashSet(StringComparer.Ordinal);
        return made.Where(call => !known.Contains(CallPairing.Same(call)));
    }

    private HashSet<(string Endpoint, string Place)> Noise(ServiceCall?[][] pairs) =>
    [
        .. from place in Enumerable.Range(0, expected.Length)
           let first = pairs[0][place]
           where first is not null
           from other in pairs.Skip(1).Select(run => run[place]).OfType<ServiceCall>()
           from difference in Differing(first, other)
           select (EndpointOf(expected[place]), difference.Place),
    ];

    private DifferingCall? Differing(ServiceCall call, IEnumerable<ServiceCall> made, HashSet<(string Endpoint, string Place)> noise)
    {
        var endpoint = EndpointOf(call);
        ImmutableArray<Difference> differences =
        [
            .. made.SelectMany(each => Differing(call, each))
                .Where(difference => !noise.Contains((endpoint, difference.Place)))
                .DistinctBy(difference => difference.Place),
        ];
        return differences.IsEmpty ? null : new DifferingCall(call.ToString(), call.To, call.Sent.Source, differences);
    }

    private static IEnumerable<Difference> Differing(ServiceCall one, ServiceCall other) =>
        MessageFields.Differing(one.Sent.Request, other.Sent.Request)
            .Select(difference => difference with { Place = RequestMark + difference.Place })
            .Concat(MessageFields.Differing(one.Sent.Response, other.Sent.Response));

    private string EndpointOf(ServiceCall call)
    {
        var endpoint = templates.Of(call.Sent);
        return CallText.Of(call.Sent.Service, endpoint.Method, endpoint.Host, endpoint.Path.ToString());
    }

    /// <summary>The call as a capture would hold it, so that equal stays equal.</summary>
    private ServiceCall Made(Arrival arrival, int place) => new(
        new Exchange
        {
            Id = CallText.Of(arrival.By, arrival.Method, arrival.Host, arrival.PathAndQuery),
            Direction = Direction.Outbound,
            Start = DateTimeOffset.UnixEpoch + arrival.Start,
            Duration = arrival.End - arrival.Start,
            Timing = Timing.Span,
            Service = arrival.By,
            Request = redactor.Redact(new Request(arrival.Method, new Uri($"http://{arrival.Host}{arrival.PathAndQuery}"))
            {
                Headers = arrival.Headers,
                Body = arrival.Body?.ToBytes(),
            }),
            Response = redactor.Redact(arrival.Answer?.ToResponse() ?? new Response(arrival.Status)),
            Source = $"call {place + 1} of the replay",
        },
        arrival.To!,
        arrival.Request);
}
