using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Tests.Payloads;

public class FieldPathTests
{
    [Theory]
    [InlineData("$.a", "$.a", true)]
    [InlineData("$.a.b", "$.a", true)]
    [InlineData("$.a[*].b", "$.a", true)]
    [InlineData("$.ab", "$.a", false)]
    [InlineData("$.a", "$.a.b", false)]
    public void A_path_lies_below_what_holds_it(string path, string holder, bool below) =>
        Assert.Equal(below, FieldPath.IsAtOrBelow(path, holder));
}
