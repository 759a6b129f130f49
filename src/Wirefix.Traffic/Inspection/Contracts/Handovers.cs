namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// The handovers of a scene: an outbound request after the inbound request and the upstreams' earlier answers, the service's
/// own response after all of them, and between two services that were both recorded the request as it was sent and as it
/// arrived.
/// </summary>
internal static class Handovers
{
    // A call that leads to hundreds of others (an export, a sync) hands the same values on again and again.
    private const int MostEffects = 100;

    // Answers further back seldom matter, and looking at all would cost the square of the number of calls.
    private const int MostEarlierAnswers = 8;

    // Two recorders' clocks on one machine, cut to milliseconds.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMilliseconds(5);

    /// <summary>The handovers, in time order of what was received.</summary>
    public static IEnumerable<Handover> Of(Scene scene) =>
        scene.Snapshot.Of(Direction.Inbound).SelectMany(inbound => Within(inbound, scene)).Concat(BetweenServices(scene.Snapshot, scene.Clocks));

    private static IEnumerable<Handover> Within(Exchange inbound, Scene scene)
    {
        var effects = scene.EffectsOf(inbound).Take(MostEffects).ToArray();
        for (var i = 0; i < effects.Length; i++)
        {
            var answers = effects[Math.Max(0, i - MostEarlierAnswers)..i].Where(earlier => IsAnsweredBefore(earlier, effects[i])).Select(Answer);
            yield return new Handover(effects[i], MessageSide.Request, [(inbound, MessageSide.Request), .. answers], inbound.Service);
        }

        if (!inbound.Response.Failed && effects.Length > 0)
            yield return new Handover(inbound, MessageSide.Response, [.. effects.Where(Succeeded).Select(Answer)], inbound.Service);
    }

    private static (Exchange, MessageSide) Answer(Exchange exchange) => (exchange, MessageSide.Response);

    private static bool Succeeded(Exchange exchange) => !exchange.Response.Failed;

    private static bool IsAnsweredBefore(Exchange earlier, Exchange later) =>
        Succeeded(earlier) && earlier.Timing == Timing.Span && later.Timing == Timing.Span && earlier.End <= later.Start;

    private static IEnumerable<Handover> BetweenServices(Snapshot snapshot, Clocks clocks)
    {
        var sent = snapshot.Of(Direction.Outbound)
            .Where(outbound => outbound is { Service: not null, TraceId: not null, Timing: Timing.Span })
            .ToLookup(outbound => (outbound.TraceId, outbound.Request.Method, outbound.Request.Url.AbsolutePath));
        foreach (var arrived in snapshot.Of(Direction.Inbound).Where(inbound => inbound is { Service: not null, Timing: Timing.Span }))
        {
            var senders = sent[(arrived.TraceId, arrived.Request.Method, arrived.Request.Url.AbsolutePath)]
                .Where(outbound => IsAround(outbound, arrived, clocks))
                .Take(2);
            if (senders.ToArray() is [var only])
                yield return new Handover(arrived, MessageSide.Request, [(only, MessageSide.Request)], $"{only.Service} and {arrived.Service}");
        }
    }

    // Where the clocks do not agree, the trace alone tells.
    private static bool IsAround(Exchange outbound, Exchange inbound, Clocks clocks) => outbound.Service != inbound.Service
        && (!clocks.Agree([outbound, inbound]) || (outbound.Start - ClockSlack <= inbound.Start && inbound.End <= outbound.End + ClockSlack));
}
