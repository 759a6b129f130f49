namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>A message that somebody sent, and the messages that he had received by then.</summary>
/// <param name="Target">The exchange whose message was sent.</param>
/// <param name="Side">Which of its messages.</param>
/// <param name="Sources">The messages received before, in time order, none of them a failure.</param>
/// <param name="Keeper">Who should have kept the values: the service, or two services with the way between them; null where it has no
/// name.</param>
internal sealed record Handover(Exchange Target, MessageSide Side, IReadOnlyList<(Exchange Exchange, MessageSide Side)> Sources, string? Keeper);
