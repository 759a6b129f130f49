namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Holds what the service passes on against what it got: event streams, and the parts of multipart bodies.</summary>
internal static class Relays
{
    /// <summary>What the service changed in the framing of what it passes on; null where nothing, and where nothing is passed on.</summary>
    public static FramingFlaw? FlawOf(Scene scene, Exchange exchange, MessageSide side) => (exchange.Direction, side) switch
    {
        (Direction.Inbound, MessageSide.Response) when BodyKinds.Said(exchange.Response) == BodyKind.EventStream => OfStream(scene, exchange),
        (Direction.Outbound, MessageSide.Request) when BodyKinds.Said(exchange.Request) == BodyKind.Multipart => OfParts(scene, exchange),
        _ => null,
    };

    private static FramingFlaw? OfStream(Scene scene, Exchange inbound)
    {
        var upstreams = scene.EffectsOf(inbound)
            .Where(outbound => BodyKinds.Said(outbound.Response) == BodyKind.EventStream)
            .Select(outbound => outbound.Response)
            .Take(2)
            .ToArray();
        if (upstreams is not [var upstream])
            return null;
        return Streams.OfRelay(upstream, inbound.Response) ?? OfEnd(inbound, upstream);
    }

    // By itself a stream without its last blank line is what a reader that left early makes of any stream.
    private static FramingFlaw? OfEnd(Exchange inbound, Response upstream)
    {
        if (!Bodies.IsByteExact(inbound) || EventStream.Parse(inbound.Response).EndsWithBlankLine || !EventStream.Parse(upstream).EndsWithBlankLine)
            return null;
        var last = EventStream.Parse(inbound.Response).Events[^1];
        return new FramingFlaw(
            FramingFault.SplitEvent, $"no blank line stands behind the last event {Quote.End(last.Data)}, as one does in the upstream's stream");
    }

    // A service that repacks a form on purpose changes the number of its parts as well; one that loses all or gains some does not pass it
    // on.
    private static FramingFlaw? OfParts(Scene scene, Exchange outbound)
    {
        if (scene.CauseOf(outbound) is not { } inbound || BodyKinds.Said(inbound.Request) != BodyKind.Multipart)
            return null;
        if (Multipart.Parts(inbound.Request) is not { } came || Multipart.Parts(outbound.Request) is not { } went || went >= came || went == 0)
            return null;
        return new FramingFlaw(FramingFault.Multipart, $"{came} parts came in, {went} went on", Doubtful: true);
    }
}
