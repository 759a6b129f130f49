using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection;

/// <summary>Says of how many messages the body is not known.</summary>
internal static class UnknownBodies
{
    /// <summary>One sentence, or none.</summary>
    public static ImmutableArray<string> Notes(Snapshot snapshot)
    {
        var messages = snapshot.Exchanges.SelectMany(exchange => new Message[] { exchange.Request, exchange.Response }).Where(HasBody).ToArray();
        var unknown = messages.Count(message => message.IsBodyUnknown);
        return unknown == 0
            ? []
            : [$"{unknown} of {Quantity.Of(messages.Length, "body", "bodies")} are not known: they could not be kept, as \"Not read\" tells, or the recorder left "
                + "them out. What such a body held is unknown, not absent, and nothing is claimed of it."];
    }

    private static bool HasBody(Message message) => message.IsBodyUnknown || !message.Body.IsEmpty;
}
