using Frames.Protocol;

namespace Frames.Tests;

public sealed class FrameReaderTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Readings_and_notices_come_in_the_order_in_which_they_were_sent()
    {
        var batch = new Batch().Reading(7, Seconds, 21_500).Notice(7, Seconds, "door open").Reading(65_000, Seconds, -400);

        var frames = await FramesOf(batch.Bytes);

        Assert.Equal([new Reading(7, Monday, 21.5m), new Notice(7, Monday, "door open"), new Reading(65_000, Monday, -0.4m)], frames);
    }

    [Fact]
    public async Task An_empty_batch_has_no_frames() => Assert.Empty(await FramesOf([]));

    [Fact]
    public async Task A_batch_that_holds_what_is_no_frame_is_refused()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => FramesOf(new Batch().Frame(9, 7, Seconds, []).Bytes));
        await Assert.ThrowsAsync<InvalidDataException>(() => FramesOf([0xFF, 0xFF, 1]));
        await Assert.ThrowsAsync<InvalidDataException>(() => FramesOf([0, 2, 1, 0]));
    }

    private static uint Seconds => (uint)Monday.ToUnixTimeSeconds();

    private static async Task<IReadOnlyList<Frame>> FramesOf(byte[] batch)
    {
        using var stream = new MemoryStream(batch);
        return await new FrameReader().ReadAsync(stream, TestContext.Current.CancellationToken);
    }
}
