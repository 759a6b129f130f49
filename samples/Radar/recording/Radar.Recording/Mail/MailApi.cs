using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Radar.Recording.Mail;

/// <summary>Answers like a mail API that lets only so many requests of a user be in flight.</summary>
public sealed class MailApi(IEnumerable<Mailbox> mailboxes, InFlightLimit limit)
{
    private const string Messages = "/gmail/v1/users/me/messages";
    private const string UserHeader = "X-Radar-User";
    private const string AfterOperator = "after:";
    private const int DefaultPageSize = 100;

    private static MailAnswer NotFound => new(
        HttpStatusCode.NotFound,
        MailResources.Error(404, "NOT_FOUND", "global", "notFound", "Requested entity was not found."));

    private static MailAnswer TooMany => new(
        HttpStatusCode.TooManyRequests,
        MailResources.Error(
            429, "RESOURCE_EXHAUSTED", "usageLimits", "rateLimitExceeded", "Too many concurrent requests for user."),
        RetryAfter: 1);

    private readonly Dictionary<string, Mailbox> _mailboxes = mailboxes.ToDictionary(mailbox => mailbox.Owner);

    /// <summary>Answers a request, after the time that the answer takes.</summary>
    public async Task<MailAnswer> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var user = request.Headers[UserHeader].ToString();
        if (!_mailboxes.TryGetValue(user, out var mailbox) || !request.Path.StartsWithSegments(Messages, out var rest))
        {
            return NotFound;
        }

        var id = rest.Value?.TrimStart('/') ?? "";
        using var place = limit.TryEnter(user);
        if (place is null)
        {
            await Task.Delay(Latency.OfRefusal(id), cancellationToken);
            return TooMany;
        }

        await Task.Delay(id.Length == 0 ? Latency.OfListing(user) : Latency.OfMessage(id), cancellationToken);
        return id.Length == 0 ? List(mailbox, request.Query) : Get(mailbox, id);
    }

    private static MailAnswer Get(Mailbox mailbox, string id) =>
        mailbox.Find(id) is { } message ? new MailAnswer(HttpStatusCode.OK, MailResources.Message(message)) : NotFound;

    private static MailAnswer List(Mailbox mailbox, IQueryCollection query)
    {
        var size = Number(query["maxResults"], DefaultPageSize);
        var first = Number(query["pageToken"], 0);
        var found = mailbox.Messages.Where(message => message.Received > After(query["q"])).ToList();
        var next = first + size < found.Count ? $"{first + size}" : null;

        return new MailAnswer(HttpStatusCode.OK, MailResources.Page(found.Skip(first).Take(size), next, found.Count));
    }

    private static DateTimeOffset After(string? search) =>
        search?.StartsWith(AfterOperator, StringComparison.Ordinal) == true
            ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(search[AfterOperator.Length..], CultureInfo.InvariantCulture))
            : DateTimeOffset.MinValue;

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
