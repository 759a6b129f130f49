using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Replay;

/// <summary>A value that comes in with a request and must go out, unchanged, with every call that the request leads to.</summary>
/// <param name="From">Where it comes in.</param>
/// <param name="To">Where it must go out.</param>
/// <param name="Requests">The requests of the script that carry it in and lead to such a call, by their place.</param>
public sealed record Passage(WirePlace From, WirePlace To, ImmutableArray<int> Requests)
{
    /// <summary>What became of the value, as half a sentence; null where it came out unchanged.</summary>
    /// <param name="request">The request that carried it in.</param>
    /// <param name="calls">All the calls that the request led to.</param>
    public string? Alteration(ScriptedRequest request, IEnumerable<Arrival> calls)
    {
        var sent = SentBy(request);
        var target = EndpointSelector.Of(To.Endpoint);
        var received = calls.Where(call => target.Matches(call.Method, call.Host, call.PathAndQuery)).Select(CarriedBy).ToArray();
        if (received.Length == 0)
            return $"made no call of {To.Endpoint}";
        return received.Select(values => Difference(sent, values)).FirstOrDefault(why => why is not null)
            ?? Missing(sent, [.. received.SelectMany(values => values)]);
    }

    /// <summary>Whether a call passes the value on, or one of the values of a list.</summary>
    public bool IsCarriedBy(Arrival call, ScriptedRequest request) => Difference(SentBy(request), CarriedBy(call)) is null;

    /// <summary>
    /// Whether every call carried the value on; where the request holds several, as the lines of an order do, each call one of them, and the
    /// calls together all.
    /// </summary>
    /// <param name="sent">The values that came in.</param>
    /// <param name="received">For each call the values that it carried there.</param>
    public static bool AreKept(ImmutableArray<string> sent, IReadOnlyCollection<ImmutableArray<string>> received) =>
        received.All(values => IsOneOf(sent, values)) && sent.All(value => received.Any(values => Holds(values, value)));

    private string? Difference(ImmutableArray<string> sent, ImmutableArray<string> received)
    {
        if (received.IsEmpty)
            return $"{To.Label} was not sent, expected {Shown(sent)}";
        return IsOneOf(sent, received) ? null : $"{To.Label} was {Shown(received)}, expected {Shown(sent)}";
    }

    // The values of a list may go on in one call each.
    private string? Missing(ImmutableArray<string> sent, ImmutableArray<string> received) =>
        sent.FirstOrDefault(value => !Holds(received, value)) is { } missing ? $"{To.Label} was never {Shown([missing])}" : null;

    private static bool IsOneOf(ImmutableArray<string> sent, ImmutableArray<string> received) => sent.Any(value => Holds(received, value));

    private static bool Holds(ImmutableArray<string> values, string wanted) => values.Any(value => ValueText.AreEqual(value, wanted));

    private ImmutableArray<string> SentBy(ScriptedRequest request) =>
        RequestValues.At(From, RequestOf(request.Method, "localhost", request.PathAndQuery, request.Headers, request.Body?.ToBytes()));

    private ImmutableArray<string> CarriedBy(Arrival call) =>
        RequestValues.At(To, RequestOf(call.Method, call.Host, call.PathAndQuery, call.Headers, call.Body?.ToBytes()));

    private static Request RequestOf(string method, string host, string pathAndQuery, ImmutableArray<Header> headers, byte[]? body) =>
        new(method, new Uri($"http://{host}{pathAndQuery}")) { Headers = headers, Body = body };

    private static string Shown(ImmutableArray<string> values) => $"'{ValueText.Shown(values)}'";
}
