using FsCheck;
using FsCheck.Fluent;

namespace Wirefix.Facts.Tests;

public class PathTemplateTests
{
    [Theory]
    [InlineData("/users/{id}/posts", "/users/{id}/posts")]
    [InlineData("users//7/?page=2&q=/x", "/users/7")]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    public void Parsing_drops_the_query_and_empty_segments(string text, string template) =>
        Assert.Equal(template, PathTemplate.Parse(text).ToString());

    [Theory]
    [InlineData("/users/{id}", "/users/{user}", true)]
    [InlineData("/users/{id}", "/users/7", false)]
    [InlineData("/users", "/Users", false)]
    [InlineData("/users/{id}", "/users/{id}/posts", false)]
    public void Templates_are_equal_when_the_same_segments_vary(string a, string b, bool equal)
    {
        Assert.Equal(equal, PathTemplate.Parse(a).Equals(PathTemplate.Parse(b)));
        Assert.Equal(equal, PathTemplate.Parse(a).GetHashCode() == PathTemplate.Parse(b).GetHashCode());
    }

    [Theory]
    [InlineData("/sync/{user}", "/sync/ann", true)]
    [InlineData("/sync/{user}", "/SYNC/ann", true)]
    [InlineData("/sync/{user}", "/sync/ann/again", false)]
    [InlineData("/sync/{user}", "/touch/ann", false)]
    [InlineData("/files/{*rest}", "/files/a/b/c", true)]
    [InlineData("/files/{*rest}", "/files", true)]
    [InlineData("/files/{*rest}", "/other/a", false)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/a", false)]
    public void Overlap_asks_whether_one_path_can_be_both(string a, string b, bool overlaps)
    {
        Assert.Equal(overlaps, PathTemplate.Parse(a).Overlaps(PathTemplate.Parse(b)));
        Assert.Equal(overlaps, PathTemplate.Parse(b).Overlaps(PathTemplate.Parse(a)));
    }

    [Fact]
    public void Literal_segments_in_common_rank_an_overlap() =>
        Assert.Equal(2, PathTemplate.Parse("/v1/users/{id}").LiteralMatches(PathTemplate.Parse("/V1/users/7")));

    [Fact]
    public void What_is_written_reads_back_as_the_same_template() =>
        Prop.ForAll(Templates, template => PathTemplate.Parse(template.ToString()).Equals(template)).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_does_not_depend_on_the_order_and_every_template_overlaps_itself() =>
        Prop.ForAll(Templates, Templates, (a, b) => a.Overlaps(b) == b.Overlaps(a) && a.Overlaps(a)).QuickCheckThrowOnFailure();

    private static Arbitrary<PathTemplate> Templates =>
        Gen.Elements("a", "b", "{id}", "{name}", "{*rest}").ArrayOf()
            .Select(segments => PathTemplate.Parse(string.Join('/', segments)))
            .ToArbitrary();
}
