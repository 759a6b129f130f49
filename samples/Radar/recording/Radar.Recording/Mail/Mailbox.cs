namespace Radar.Recording.Mail;

/// <summary>A user's mailbox, newest message first.</summary>
public sealed record Mailbox(string Owner, IReadOnlyList<MailItem> Messages)
{
    /// <summary>The message with this id, or null.</summary>
    public MailItem? Find(string id) => Messages.FirstOrDefault(message => message.Id == id);
}
