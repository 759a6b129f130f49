namespace Wirefix.Traffic.Inspection;

/// <summary>Says of how many messages the body is not known.</summary>
internal static class UnknownBodyNotes
{
    /// <summary>One sentence, or none.</summary>
    public static IEnumerable<string> Of(Snapshot snapshot)
    {
        var messages = snapshot.Exchanges.SelectMany(exchange => new Message[] { exchange.Request, exchange.Response }).Where(HasBody).ToArray();
        var unknown = messages.Count(message => message.IsBodyUnknown);
        if (unknown > 0)
        {
            yield return $"{unknown} of {Quantity.Of(messages.Length, "body", "bodies")} are not known, as they could not be kept or the recorder left them out: "
                + "what such a body held is unknown, not absent, and nothing is claimed of it.";
        }
    }

    private static bool HasBody(Message message) => message.IsBodyUnknown || !message.Body.IsEmpty;
}
