using Radar.Api.Matching;
using Radar.Api.Storage;
using Radar.Mail;

namespace Radar.Api.Sync;

/// <inheritdoc cref="ISyncService" />
public sealed class SyncService(
    IMailClient mail,
    IMessageFetcher fetcher,
    IContactMatcher matcher,
    ITouchStore touches,
    ICursorStore cursors,
    ILogger<SyncService> logger) : ISyncService
{
    /// <inheritdoc />
    public async Task<SyncSummary> SyncAsync(string user, CancellationToken cancellationToken)
    {
        var since = cursors.Get(user);
        var newest = since;
        var (pages, read, stored) = (0, 0, 0);

        string? pageToken = null;
        do
        {
            var page = await mail.ListMessagesAsync(user, since, pageToken, cancellationToken);
            var messages = await fetcher.FetchPageAsync(user, page.Ids, cancellationToken);

            stored += touches.Add(TouchesIn(messages));
            newest = Latest(newest, messages);
            pages++;
            read += messages.Count;
            pageToken = page.NextPageToken;
        }
        while (pageToken is not null);

        // Only now: a sync that fails half-way is done again from where the last one ended.
        if (newest is not null)
        {
            cursors.Advance(user, newest.Value);
        }

        logger.LogInformation("Synced {User}: {Messages} messages, {Touches} new touches", user, read, stored);

        return new SyncSummary(user, pages, read, stored, newest);
    }

    private static DateTimeOffset? Latest(DateTimeOffset? known, IReadOnlyList<MailMessage> messages) =>
        messages.Select(message => (DateTimeOffset?)message.ReceivedAt).Append(known).Max();

    private IEnumerable<Touch> TouchesIn(IReadOnlyList<MailMessage> messages) =>
        from message in messages
        let match = matcher.Match(message.From)
        where match is not null
        select new Touch(message.Id, match.Account.Id, match.Contact?.Email, message.Subject, message.ReceivedAt);
}
