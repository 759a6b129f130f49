using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Radar.Mail;

namespace Radar.Tests;

public sealed class MailClientTests
{
    [Fact]
    public async Task A_message_is_read_from_its_metadata()
    {
        var client = ClientAnswering(HttpStatusCode.OK, """
            {"id":"m1","threadId":"t1","internalDate":"1772442000000","payload":{"headers":[
              {"name":"from","value":"Carl <carl@kiln.example>"},{"name":"Subject","value":"Offer"}]}}
            """);

        var message = await client.GetMessageAsync("ada@radar.example", "m1", CancellationToken.None);

        Assert.Equal(
            new MailMessage("m1", "t1", "Carl <carl@kiln.example>", "Offer", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
            message);
    }

    [Fact]
    public async Task A_message_that_is_gone_is_null()
    {
        var client = ClientAnswering(HttpStatusCode.NotFound, """{"error":{"code":404}}""");

        Assert.Null(await client.GetMessageAsync("ada@radar.example", "m1", CancellationToken.None));
    }

    [Fact]
    public async Task A_listing_of_an_empty_mailbox_has_no_ids_and_no_next_page()
    {
        var page = await ClientAnswering(HttpStatusCode.OK, """{"resultSizeEstimate":0}""")
            .ListMessagesAsync("ada@radar.example", since: null, pageToken: null, CancellationToken.None);

        Assert.Empty(page.Ids);
        Assert.Null(page.NextPageToken);
    }

    [Fact]
    public async Task A_refused_listing_is_an_error() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ClientAnswering(HttpStatusCode.Forbidden, "{}")
            .ListMessagesAsync("ada@radar.example", since: null, pageToken: null, CancellationToken.None));

    private static MailClient ClientAnswering(HttpStatusCode status, string json) => new(
        new HttpClient(new Answer(status, json)) { BaseAddress = new Uri("https://mail.example/") },
        NullLogger<MailClient>.Instance);

    private sealed class Answer(HttpStatusCode status, string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"),
            });
    }
}
