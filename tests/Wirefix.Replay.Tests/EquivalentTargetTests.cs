namespace Wirefix.Replay.Tests;

public sealed class EquivalentTargetTests
{
    [Theory]
    [InlineData("/a/b%20c", "/a/b%20c")]
    [InlineData("/photos+plans.zip", "/photos%2Bplans.zip")]
    [InlineData("/a/(draft)&more", "/a/%28draft%29%26more")]
    [InlineData("/a?q=x+y&z=1", "/a?q=x%20y&z=1")]
    public void What_means_the_same_is_written_in_one_way(string one, string other) => Assert.Equal(EquivalentTarget.Of(one), EquivalentTarget.Of(other));

    [Theory]
    [InlineData("/a/b%2520c", "/a/b%20c")]
    [InlineData("/a%2Fb", "/a/b")]
    [InlineData("/a+b", "/a%20b")]
    [InlineData("/a?q=x%2By", "/a?q=x+y")]
    [InlineData("/a?q=1&r=2", "/a?q=1%26r=2")]
    public void What_means_something_else_stays_apart(string one, string other) => Assert.NotEqual(EquivalentTarget.Of(one), EquivalentTarget.Of(other));
}
