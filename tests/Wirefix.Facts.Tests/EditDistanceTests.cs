namespace Wirefix.Facts.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("quantity", "quanitty", 2)]
    public void It_counts_the_letters_that_differ_either_way(string one, string other, int expected)
    {
        Assert.Equal(expected, EditDistance.Of(one, other));
        Assert.Equal(expected, EditDistance.Of(other, one));
    }
}
