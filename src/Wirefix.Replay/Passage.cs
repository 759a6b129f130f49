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
    private const int LongestShown = 60;

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

    /// <summary>The values that stand at a place of a request, in order.</summary>
    public static ImmutableArray<string> ValuesAt(WirePlace place, Request request) =>
    [
        .. RequestValues.Of(request, place.Endpoint)
            .Where(value => value.Part == place.Part && IsName(place, value.Name))
            .Select(value => value.Text),
    ];

    private string? Difference(ImmutableArray<string> sent, ImmutableArray<string> received)
    {
        if (received.IsEmpty)
            return $"{To.Label} was not sent, expected {Shown(sent)}";
        return sent.Any(value => received.Any(other => ValueText.AreEqual(value, other))) ? null : $"{To.Label} was {Shown(received)}, expected {Shown(sent)}";
    }

    // The values of a list may go on in one call each.
    private string? Missing(ImmutableArray<string> sent, ImmutableArray<string> received) =>
        sent.FirstOrDefault(value => !received.Any(other => ValueText.AreEqual(value, other))) is { } missing ? $"{To.Label} was never {Shown([missing])}" : null;

    private ImmutableArray<string> SentBy(ScriptedRequest request) =>
        ValuesAt(From, RequestOf(request.Method, "localhost", request.PathAndQuery, request.Headers, request.Body?.ToBytes()));

    private ImmutableArray<string> CarriedBy(Arrival call) =>
        ValuesAt(To, RequestOf(call.Method, call.Host, call.PathAndQuery, call.Headers, call.Body?.ToBytes()));

    private static bool IsName(WirePlace place, string name) =>
        string.Equals(place.Name, name, place.Part == WirePart.Header ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static Request RequestOf(string method, string host, string pathAndQuery, ImmutableArray<Header> headers, byte[]? body) =>
        new(method, new Uri($"http://{host}{pathAndQuery}")) { Headers = headers, Body = body };

    private static string Shown(ImmutableArray<string> values)
    {
        var text = string.Join(", ", values);
        return text.Length <= LongestShown ? $"'{text}'" : $"'{text[..LongestShown]}…'";
    }
}
