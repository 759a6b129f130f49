using Radar.Mail;

namespace Radar.Api.Sync;

/// <inheritdoc cref="IMessageFetcher" />
public sealed class MessageFetcher(IMailClient mail) : IMessageFetcher
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<MailMessage>> FetchPageAsync(
        string user, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // WhenAll keeps the order of the ids, so touches are stored newest first, as the mailbox lists them.
        var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));

        return [.. messages.OfType<MailMessage>()];
    }
}
