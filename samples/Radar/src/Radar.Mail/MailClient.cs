using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Radar.Mail.Resources;

namespace Radar.Mail;

/// <summary>The typed client of the mail API.</summary>
public sealed class MailClient(HttpClient http, ILogger<MailClient> logger) : IMailClient
{
    private const int PageSize = 100;
    private const string UserHeader = "X-Radar-User";

    /// <inheritdoc />
    public async Task<MessagePage> ListMessagesAsync(
        string user, DateTimeOffset? since, string? pageToken, CancellationToken cancellationToken)
    {
        var uri = $"gmail/v1/users/me/messages?maxResults={PageSize}";
        if (since is not null)
        {
            uri += $"&q=after:{since.Value.ToUnixTimeSeconds()}";
        }

        if (pageToken is not null)
        {
            uri += $"&pageToken={Uri.EscapeDataString(pageToken)}";
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Add(UserHeader, user);

        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();

        var list = await response.Content.ReadFromJsonAsync<MessageListResource>(cancellationToken);
        return new MessagePage([.. list?.Messages?.Select(message => message.Id) ?? []], list?.NextPageToken);
    }

    /// <inheritdoc />
    public async Task<MailMessage?> GetMessageAsync(string user, string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"gmail/v1/users/me/messages/{Uri.EscapeDataString(id)}?format=metadata");
        request.Headers.Add(UserHeader, user);

        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // People delete mail between our listing and our reading of it.
            logger.LogDebug("Message {MessageId} of {User} is gone ({Status})", id, user, (int)response.StatusCode);
            return null;
        }

        var message = await response.Content.ReadFromJsonAsync<MessageResource>(cancellationToken);
        return message?.ToMessage();
    }
}
