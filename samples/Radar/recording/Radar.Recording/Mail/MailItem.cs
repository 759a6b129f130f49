namespace Radar.Recording.Mail;

/// <summary>A message in a mailbox.</summary>
public sealed record MailItem(
    string Id, string ThreadId, string From, string To, string Subject, string Snippet, DateTimeOffset Received);
