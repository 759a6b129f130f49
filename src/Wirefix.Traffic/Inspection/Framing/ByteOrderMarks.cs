using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>
/// Finds byte order marks before JSON. No JSON begins with one (RFC 8259, 8.1), and readers may pass over it all the same: it is told of
/// where what was done with such messages failed, and with others of the endpoint did not.
/// </summary>
internal static class ByteOrderMarks
{
    // The chance that failing has nothing to do with the mark, for any endpoint of a capture.
    private const double MostChance = 0.01;

    private static readonly byte[] Mark = "\uFEFF"u8.ToArray();

    /// <summary>The flaws by the message; none where the readers take the marks.</summary>
    public static ImmutableDictionary<Message, FramingFlaw> Of(Scene scene) => scene.Groups
        .SelectMany(group => Marked(group, MessageSide.Request, scene).Concat(Marked(group, MessageSide.Response, scene)))
        .ToImmutableDictionary<Message, Message, FramingFlaw>(message => message, FlawOf, ReferenceEqualityComparer.Instance);

    private static IEnumerable<Message> Marked(EndpointGroup group, MessageSide side, Scene scene)
    {
        var messages = group.Exchanges
            .Select(exchange => (Exchange: exchange, Message: exchange.MessageOn(side)))
            .Where(one => BodyKinds.Said(one.Message) == BodyKind.Json && Bodies.CanJudge(one.Exchange, side, one.Message))
            .Where(one => JsonText.Begins(one.Message.Body.Span))
            .ToLookup(one => one.Message.Body.Span.StartsWith(Mark));
        var (marked, others) = (messages[true].ToArray(), messages[false].ToArray());
        if (marked.Length == 0 || others.Length == 0)
            return [];
        var (failed, otherFailed) = (marked.Count(one => Fails(one.Exchange, side, scene)), others.Count(one => Fails(one.Exchange, side, scene)));
        return (long)failed * others.Length > (long)otherFailed * marked.Length
            && FisherExact.TwoSided(failed, marked.Length, otherFailed, others.Length) * scene.Groups.Length <= MostChance
            ? marked.Select(one => one.Message)
            : [];
    }

    // A request is read by whoever answers it, an upstream's answer by the service, whose own caller meets the failure.
    private static bool Fails(Exchange exchange, MessageSide side, Scene scene) => side == MessageSide.Request
        ? exchange.Response.Failed
        : !exchange.Response.Failed && scene.CauseOf(exchange)?.Response.Failed == true;

    private static FramingFlaw FlawOf(Message message) => new(
        FramingFault.ByteOrderMark,
        $"the bytes EF BB BF of a byte order mark stand before the JSON: {Quote.Of(message.Body.Span[Mark.Length..])}");
}
