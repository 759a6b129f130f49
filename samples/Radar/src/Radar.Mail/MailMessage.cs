namespace Radar.Mail;

/// <summary>The metadata of one message. Bodies are never fetched.</summary>
/// <param name="Id">The mail API's id of the message.</param>
/// <param name="ThreadId">The conversation that it belongs to.</param>
/// <param name="From">The From header as it was sent, with or without a display name.</param>
/// <param name="Subject">The subject; empty when there is none.</param>
/// <param name="ReceivedAt">When the mailbox received it.</param>
public sealed record MailMessage(string Id, string ThreadId, string From, string Subject, DateTimeOffset ReceivedAt);
