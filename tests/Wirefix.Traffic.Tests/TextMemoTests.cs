namespace Wirefix.Traffic.Tests;

public class TextMemoTests
{
    [Theory]
    [InlineData(128, 1)]
    [InlineData(129, 3)]
    public void Short_texts_are_worked_out_once_and_long_ones_are_not_kept(int length, int times)
    {
        var worked = 0;
        var memo = new TextMemo<string>(text =>
        {
            worked++;
            return text.ToUpperInvariant();
        });

        for (var call = 0; call < 3; call++)
            Assert.Equal(new string('A', length), memo.Of(new string('a', length)));
        Assert.Equal(times, worked);
    }
}
