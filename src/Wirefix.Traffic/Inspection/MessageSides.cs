namespace Wirefix.Traffic.Inspection;

/// <summary>The messages of an exchange by their side.</summary>
internal static class MessageSides
{
    /// <summary>The message of that side.</summary>
    public static Message MessageOn(this Exchange exchange, MessageSide side) =>
        side == MessageSide.Request ? exchange.Request : exchange.Response;
}
