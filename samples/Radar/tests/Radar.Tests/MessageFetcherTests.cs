using Radar.Api.Sync;
using Radar.Mail;

namespace Radar.Tests;

public sealed class MessageFetcherTests
{
    [Fact]
    public async Task Messages_come_in_the_order_of_their_ids_without_those_that_are_gone()
    {
        var fetcher = new MessageFetcher(new MailboxStub([("c", Message("c")), ("a", null), ("b", Message("b"))]));

        var messages = await fetcher.FetchPageAsync("ada@radar.example", ["b", "a", "c"], CancellationToken.None);

        Assert.Equal(["b", "c"], messages.Select(message => message.Id));
    }

    [Fact]
    public async Task An_empty_page_has_no_messages() =>
        Assert.Empty(await new MessageFetcher(new MailboxStub([])).FetchPageAsync("ada@radar.example", [], CancellationToken.None));

    [Fact]
    public async Task A_cancelled_fetch_says_so()
    {
        var fetcher = new MessageFetcher(new MailboxStub([("a", Message("a"))]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fetcher.FetchPageAsync("ada@radar.example", ["a"], new CancellationToken(canceled: true)));
    }

    private static MailMessage Message(string id) => new(id, id, "ada@kiln.example", "Hello", DateTimeOffset.UnixEpoch);
}
