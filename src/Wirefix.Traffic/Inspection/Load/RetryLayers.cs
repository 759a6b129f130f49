using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Joins the attempts of a call with those that come of the call that led to it being made again: where each of two layers tries three
/// times, the last one gets nine calls for one.
/// </summary>
internal sealed class RetryLayers
{
    private const int FewestToGrow = 3;

    private readonly Scene _scene;

    // For inbound calls that are attempts after the first the id of the first one.
    private readonly Dictionary<string, string> _firsts = new(StringComparer.Ordinal);

    /// <summary>Looks once at every inbound call of the scene.</summary>
    public RetryLayers(Scene scene)
    {
        _scene = scene;
        var alike = scene.Snapshot.Of(Direction.Inbound)
            .Where(inbound => inbound is { TraceId: not null, Timing: Timing.Span })
            .GroupBy(inbound => (inbound.TraceId, inbound.Service, inbound.Request.Method, inbound.Request.Url, new BodyKey(inbound.Request)));
        foreach (var calls in alike)
            Follow([.. calls.OrderBy(call => call.Start)]);
    }

    /// <summary>The chains, those of one call and its attempts as one; chains whose waits grow stay by themselves.</summary>
    public IEnumerable<Attempts> Join(IEnumerable<Attempts> chains) => chains
        .GroupBy(chain => IsBackedOff(chain) ? chain.Calls[0].Id : FirstOf(chain.Calls[0]), StringComparer.Ordinal)
        .SelectMany(layer => layer.GroupBy(chain => (chain.Calls[0].Request.Url, new BodyKey(chain.Calls[0].Request))))
        .Select(same => new Attempts([.. same.SelectMany(chain => chain.Calls).OrderBy(call => call.Start)]));

    /// <summary>How many inbound calls led to the attempts.</summary>
    public int CausesOf(ImmutableArray<Exchange> attempts) => attempts.Select(_scene.CauseOf).OfType<Exchange>().DistinctBy(cause => cause.Id).Count();

    private static bool IsBackedOff(Attempts chain) => chain.Calls.Length >= FewestToGrow && RetryStorms.Grow([chain.Calls]);

    private string FirstOf(Exchange call) =>
        _scene.CauseOf(call) is { } cause ? _firsts.GetValueOrDefault(cause.Id, cause.Id) : call.Id;

    private void Follow(Exchange[] calls)
    {
        for (var i = 1; i < calls.Length; i++)
        {
            if (Attempts.InvitesRetry(calls[i - 1]) && calls[i - 1].End <= calls[i].Start)
                _firsts[calls[i].Id] = _firsts.GetValueOrDefault(calls[i - 1].Id, calls[i - 1].Id);
        }
    }
}
