using Radar.Mail;

namespace Radar.Tests;

/// <summary>A mailbox of given pages. A null message is one that was deleted after it was listed.</summary>
internal sealed class MailboxStub(params IReadOnlyList<(string Id, MailMessage? Message)>[] pages) : IMailClient
{
    public List<DateTimeOffset?> ListedSince { get; } = [];

    public Task<MessagePage> ListMessagesAsync(
        string user, DateTimeOffset? since, string? pageToken, CancellationToken cancellationToken)
    {
        ListedSince.Add(since);
        var index = pageToken is null ? 0 : int.Parse(pageToken);
        var next = index + 1 < pages.Length ? $"{index + 1}" : null;

        return Task.FromResult(new MessagePage([.. pages.ElementAtOrDefault(index)?.Select(entry => entry.Id) ?? []], next));
    }

    public Task<MailMessage?> GetMessageAsync(string user, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(pages.SelectMany(page => page).Single(entry => entry.Id == id).Message);
    }
}
