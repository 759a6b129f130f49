using Radar.Api.Storage;

namespace Radar.Tests;

public sealed class MemoryCursorStoreTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryCursorStore _cursors = new();

    [Fact]
    public void A_mailbox_that_was_never_read_has_no_cursor() => Assert.Null(_cursors.Get("ada@radar.example"));

    [Fact]
    public void A_cursor_moves_forward_and_never_back()
    {
        _cursors.Advance("ada@radar.example", Monday);
        _cursors.Advance("ada@radar.example", Monday.AddHours(1));
        _cursors.Advance("ada@radar.example", Monday.AddHours(-1));

        Assert.Equal(Monday.AddHours(1), _cursors.Get("ada@radar.example"));
    }

    [Fact]
    public void Each_mailbox_has_a_cursor_of_its_own()
    {
        _cursors.Advance("ada@radar.example", Monday);

        Assert.Null(_cursors.Get("ben@radar.example"));
    }
}
