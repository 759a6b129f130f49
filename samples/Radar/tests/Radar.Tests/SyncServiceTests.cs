using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Radar.Api.Matching;
using Radar.Api.Storage;
using Radar.Api.Sync;
using Radar.Mail;

namespace Radar.Tests;

public sealed class SyncServiceTests
{
    private const string User = "ada@radar.example";
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryTouchStore _touches = new();
    private readonly MemoryCursorStore _cursors = new();

    [Fact]
    public async Task All_pages_are_read_and_their_touches_stored()
    {
        var mailbox = new MailboxStub(
            [("m3", From("carl@kiln.example", "m3", hour: 3)), ("m2", From("friend@mail.example", "m2", hour: 2))],
            [("m1", From("carl@kiln.example", "m1", hour: 1))]);

        var summary = await SyncOf(mailbox).SyncAsync(User, CancellationToken.None);

        Assert.Equal(new SyncSummary(User, Pages: 2, Messages: 3, Touches: 2, Cursor: Monday.AddHours(3)), summary);
        Assert.Equal(["m3", "m1"], _touches.Of("7").Select(touch => touch.MessageId));
    }

    [Fact]
    public async Task The_next_sync_lists_only_what_came_after_the_newest_message()
    {
        var mailbox = new MailboxStub([("m1", From("carl@kiln.example", "m1", hour: 1))]);
        var sync = SyncOf(mailbox);

        await sync.SyncAsync(User, CancellationToken.None);
        var second = await sync.SyncAsync(User, CancellationToken.None);

        Assert.Equal([null, Monday.AddHours(1)], mailbox.ListedSince);
        Assert.Equal(0, second.Touches);
    }

    [Fact]
    public async Task An_empty_mailbox_leaves_no_cursor()
    {
        var summary = await SyncOf(new MailboxStub([])).SyncAsync(User, CancellationToken.None);

        Assert.Null(summary.Cursor);
        Assert.Null(_cursors.Get(User));
    }

    private static MailMessage From(string sender, string id, int hour) =>
        new(id, id, sender, "Hello", Monday.AddHours(hour));

    private SyncService SyncOf(IMailClient mailbox)
    {
        var crm = new CrmOptions { Accounts = [new Account("7", "Kiln & Co", "kiln.example", [])] };

        return new SyncService(
            mailbox,
            new MessageFetcher(mailbox),
            new ContactMatcher(Options.Create(crm)),
            _touches,
            _cursors,
            NullLogger<SyncService>.Instance);
    }
}
