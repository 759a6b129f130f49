using Frames.Protocol;

namespace Frames.Tests;

public sealed class FrameReaderTests
{
    private const long Seconds = 1_772_442_000;

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Readings_and_notices_come_in_the_order_in_which_they_were_sent()
    {
        var batch = await Read(new Batch().Reading(7, Seconds, 21.5m).Notice(7, Seconds, "door open, again").Reading(65_000, Seconds, -0.4m));

        Assert.Equal([new Reading(7, Monday, 21.5m), new Notice(7, Monday, "door open, again"), new Reading(65_000, Monday, -0.4m)], batch.Frames);
        Assert.Equal(0, batch.Damaged);
    }

    [Fact]
    public async Task An_empty_batch_has_no_frames() => Assert.Empty((await Read(new Batch())).Frames);

    [Theory]
    [InlineData("$R,7,1772442000,21.5*00")]
    [InlineData("R,7,1772442000,21.5*50")]
    [InlineData("$*00")]
    [InlineData("")]
    public async Task A_line_that_does_not_agree_with_its_checksum_is_damaged(string line)
    {
        var batch = await Read(new Batch().Reading(7, Seconds, 21.5m).Line(line).Reading(8, Seconds, 22m));

        Assert.Equal([7, 8], batch.Frames.Select(frame => frame.Sensor));
        Assert.Equal(1, batch.Damaged);
    }

    [Fact]
    public async Task A_frame_of_an_unknown_kind_counts_as_damaged() => Assert.Equal(1, (await Read(new Batch().Frame("X,7,1772442000,1"))).Damaged);

    private static Task<FrameBatch> Read(Batch batch) => new FrameReader().ReadAsync(batch.Body, TestContext.Current.CancellationToken);
}
