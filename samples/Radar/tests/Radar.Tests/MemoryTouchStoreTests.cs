using Radar.Api.Storage;

namespace Radar.Tests;

public sealed class MemoryTouchStoreTests
{
    private readonly MemoryTouchStore _touches = new();

    [Fact]
    public void A_message_is_a_touch_only_once()
    {
        Assert.Equal(2, _touches.Add([TouchOf("m1", "7"), TouchOf("m2", "7")]));
        Assert.Equal(1, _touches.Add([TouchOf("m2", "7"), TouchOf("m3", "7")]));

        Assert.Equal(["m1", "m2", "m3"], _touches.Of("7").Select(touch => touch.MessageId));
    }

    [Fact]
    public void An_account_sees_only_its_own_touches()
    {
        _touches.Add([TouchOf("m1", "7"), TouchOf("m2", "8")]);

        Assert.Equal(["m2"], _touches.Of("8").Select(touch => touch.MessageId));
        Assert.Empty(_touches.Of("9"));
    }

    private static Touch TouchOf(string messageId, string account) =>
        new(messageId, account, Contact: null, "Hello", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
}
