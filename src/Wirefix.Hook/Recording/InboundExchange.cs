namespace Wirefix.Hook.Recording;

/// <summary>A request to the service that is being answered; it travels with its context.</summary>
/// <param name="request">The request as it arrived; the service may change its own view of it.</param>
internal sealed class InboundExchange(SeenRequest request)
{
    /// <summary>What keeps its bodies.</summary>
    public ExchangeTape Tape { get; } = new("IN");

    /// <summary>The request as it arrived.</summary>
    public SeenRequest Request { get; } = request;
}
