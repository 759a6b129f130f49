namespace Radar.Mail;

/// <summary>Reads the mailboxes of our users.</summary>
public interface IMailClient
{
    /// <summary>Lists a page of the messages that the mailbox received after <paramref name="since"/>.</summary>
    /// <param name="user">The address of the mailbox's owner.</param>
    /// <param name="since">Only messages received after this time; null for all of them.</param>
    /// <param name="pageToken">The token that the previous page gave; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HttpRequestException">The API refused the listing.</exception>
    Task<MessagePage> ListMessagesAsync(string user, DateTimeOffset? since, string? pageToken, CancellationToken cancellationToken);

    /// <summary>Reads the metadata of one message.</summary>
    /// <returns>The message, or null when the mailbox no longer has it.</returns>
    Task<MailMessage?> GetMessageAsync(string user, string id, CancellationToken cancellationToken);
}
