using Wirefix.Traffic.Inspection;

namespace Wirefix.Replay.Comparing;

/// <summary>
/// Finds which call of a replay is which expected one. Those of one request are looked at first, the same ones before such as only are of one
/// endpoint: an id in a path may be issued anew. Where it is not known which request led to a call, the same call of any request will do.
/// </summary>
internal sealed class CallPairing
{
    private readonly IReadOnlyList<ServiceCall> _expected;
    private readonly ServiceCall?[] _pairs;
    private readonly List<ServiceCall> _open;

    private CallPairing(IReadOnlyList<ServiceCall> expected, IEnumerable<ServiceCall> made) =>
        (_expected, _pairs, _open) = (expected, new ServiceCall?[expected.Count], [.. made]);

    /// <summary>For each expected call, in order, the one that was made; null where none was.</summary>
    public static ServiceCall?[] Of(IReadOnlyList<ServiceCall> expected, IEnumerable<ServiceCall> made, EndpointTemplates templates)
    {
        var pairing = new CallPairing(expected, made);
        pairing.Take(call => $"{Same(call)} {call.Request} {call.Sent.Request.BodyText}");
        pairing.Take(call => $"{Same(call)} {call.Request}");
        pairing.Take(call => $"{Ends(call)} {templates.Of(call.Sent).Path} {call.Request}");
        pairing.Take(Same, call => call.Request is null ? Same(call) : null);
        pairing.Take(call => call.Request is null ? Same(call) : null, Same);
        return pairing._pairs;
    }

    /// <summary>What two calls have in common that are the same but for their bodies.</summary>
    public static string Same(ServiceCall call) => $"{Ends(call)} {EquivalentTarget.Of(call.Sent.Request.Url.PathAndQuery)}";

    private static string Ends(ServiceCall call) => $"{call.Sent.Service} {call.To} {call.Sent.Request.Method}";

    private void Take(Func<ServiceCall, string> key) => Take(key, key);

    /// <summary>Pairs those that have a key in common, in order; what has none takes no part.</summary>
    private void Take(Func<ServiceCall, string?> ofExpected, Func<ServiceCall, string?> ofMade)
    {
        var open = _open.Where(call => ofMade(call) is not null)
            .GroupBy(call => ofMade(call)!, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<ServiceCall>(same), StringComparer.Ordinal);
        for (var place = 0; place < _pairs.Length; place++)
        {
            if (_pairs[place] is null && ofExpected(_expected[place]) is { } key && open.TryGetValue(key, out var same) && same.TryDequeue(out var call))
                _pairs[place] = call;
        }

        var taken = _pairs.OfType<object>().ToHashSet(ReferenceEqualityComparer.Instance);
        _open.RemoveAll(taken.Contains);
    }
}
