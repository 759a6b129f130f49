using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Tests.Surveying;

public class SampleTextsTests
{
    private const int Rounds = 6;

    private const int AddedInRound = 400;

    // A text that is too long for a block's rest, one that has an array of its own, and none at all are all among them.
    private const int Longest = 70_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_kept_reads_as_it_was_added_however_often_others_are_let_go(int seed)
    {
        var random = new Random(seed);
        var texts = new SampleTexts();
        var held = new List<(byte[] Expected, ReadOnlyMemory<byte> Text)>();
        for (var round = 0; round < Rounds; round++)
        {
            held.AddRange(Enumerable.Range(0, AddedInRound).Select(_ => Text(random)).Select(text => (text, texts.Add(text))));
            var kept = held.FindAll(_ => random.Next(2) == 0);
            held = [.. kept.Zip(texts.Keep(kept.Select(text => text.Text)), (text, moved) => (text.Expected, moved))];
        }

        Assert.NotEmpty(held);
        Assert.All(held, text => Assert.Equal(text.Expected, text.Text.ToArray()));
    }

    [Fact]
    public void A_text_does_not_change_with_the_buffer_it_came_from()
    {
        byte[][] buffers = [[], [1, 2, 3], new byte[Longest]];
        var texts = new SampleTexts();

        var held = buffers.Select(buffer => (Expected: buffer.ToArray(), Text: texts.Add(buffer))).ToList();
        foreach (var buffer in buffers)
            Array.Fill(buffer, (byte)7);

        Assert.All(held, text => Assert.Equal(text.Expected, text.Text.ToArray()));
    }

    private static byte[] Text(Random random)
    {
        var text = new byte[random.Next(Longest) / (1 + random.Next(20))];
        random.NextBytes(text);
        return text;
    }
}
