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

    /// <summary>The handovers, in time order of what was received.</summary>
    public static IEnumerable<Handover> Of(Scene scene) =>
        scene.Snapshot.Of(Direction.Inbound).SelectMany(inbound => Within(inbound, scene)).Concat(BetweenServices(scene))
            .Where(handover => !handover.Target.MessageOn(handover.Side).IsBodyUnknown);

    private static IEnumerable<Handover> Within(Exchange inbound, Scene scene)
    {
        var effects = scene.EffectsOf(inbound).Take(MostEffects).ToArray();
        for (var i = 0; i < effects.Length; i++)
        {
            if (effects[..i].Any(earlier => IsSentAgain(earlier, effects[i])))
                continue;
            var answers = effects[Math.Max(0, i - MostEarlierAnswers)..i].Where(earlier => IsAnsweredBefore(earlier, effects[i])).Select(Answer);
            yield return new Handover(effects[i], MessageSide.Request, [(inbound, MessageSide.Request), .. answers], inbound.Service);
        }

        if (!inbound.Response.Failed && effects.Length > 0)
            yield return new Handover(inbound, MessageSide.Response, [.. effects.Where(Succeeded).Select(Answer)], inbound.Service);
    }

    // What is lost in a call is lost in its repetitions, too, and counts once.
    private static bool IsSentAgain(Exchange earlier, Exchange later) => earlier.Response.Failed
        && (earlier.Request.Method, earlier.Request.Url) == (later.Request.Method, later.Request.Url)
        && new BodyKey(earlier.Request).Equals(new BodyKey(later.Request));

    private static (Exchange, MessageSide) Answer(Exchange exchange) => (exchange, MessageSide.Response);

    private static bool Succeeded(Exchange exchange) => !exchange.Response.Failed;

    private static bool IsAnsweredBefore(Exchange earlier, Exchange later) =>
        Succeeded(earlier) && earlier.Timing == Timing.Span && later.Timing == Timing.Span && earlier.End <= later.Start;

    private static IEnumerable<Handover> BetweenServices(Scene scene) => InnerCalls.Of(scene.Snapshot, scene.Clocks)
        .Where(call => call.Sent.Service is not null && call.Arrived.Service is not null && call.Sent.Service != call.Arrived.Service)
        .Select(call => new Handover(
            call.Arrived, MessageSide.Request, [(call.Sent, MessageSide.Request)], $"{call.Sent.Service} and {call.Arrived.Service}"));
}
