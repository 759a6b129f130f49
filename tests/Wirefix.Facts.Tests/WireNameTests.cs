using FsCheck;
using FsCheck.Fluent;

namespace Wirefix.Facts.Tests;

public class WireNameTests
{
    [Theory]
    [InlineData("PageToken", "PageToken", WireNameStyle.Exact)]
    [InlineData("pageToken", "PageToken", WireNameStyle.CamelCase)]
    [InlineData("PageToken", "pageToken", WireNameStyle.PascalCase)]
    [InlineData("page_token", "PageToken", WireNameStyle.SnakeCase)]
    [InlineData("PAGE_TOKEN", "PageToken", WireNameStyle.SnakeCase)]
    [InlineData("page-token", "PageToken", WireNameStyle.KebabCase)]
    [InlineData("X-Api-Key", "XApiKey", WireNameStyle.KebabCase)]
    [InlineData("pagetoken", "PageToken", WireNameStyle.CaseInsensitive)]
    [InlineData("userID", "UserId", WireNameStyle.CamelCase)]
    [InlineData("http_server_url", "HTTPServerUrl", WireNameStyle.SnakeCase)]
    [InlineData("id", "_id", WireNameStyle.Exact)]
    [InlineData("event", "@event", WireNameStyle.Exact)]
    [InlineData("o_auth2", "OAuth2", WireNameStyle.SnakeCase)]
    public void A_wire_name_is_matched_with_its_style(string wire, string csharp, WireNameStyle style) =>
        Assert.Equal(style, WireName.Match(wire, csharp)?.Style);

    [Theory]
    [InlineData("page", "PageToken")]
    [InlineData("tokenPage", "PageToken")]
    [InlineData("", "PageToken")]
    [InlineData("page", "")]
    [InlineData("-", "_")]
    [InlineData("--", "A")]
    public void Names_that_do_not_correspond_are_not_matched(string wire, string csharp) => Assert.Null(WireName.Match(wire, csharp));

    [Fact]
    public void The_closer_the_writing_the_higher_the_score()
    {
        double[] scores =
        [
            .. new[] { "PageToken", "pageToken", "page_token", "pagetoken" }.Select(wire => WireName.Match(wire, "PageToken")!.Score),
        ];

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(4, scores.Distinct().Count());
    }

    [Fact]
    public void Every_way_of_writing_some_words_is_matched() =>
        Prop.ForAll(
            Gen.Elements("page", "token", "user", "id", "created", "at").NonEmptyListOf().ToArbitrary(),
            words =>
            {
                var csharp = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
                string[] wires = [csharp, char.ToLowerInvariant(csharp[0]) + csharp[1..], string.Join('_', words), string.Join('-', words), string.Concat(words)];
                return wires.All(wire => WireName.Match(wire, csharp) is not null);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("page_token", "PageToken")]
    [InlineData("pageToken", "PageToken")]
    [InlineData("ON_HOLD", "OnHold")]
    [InlineData("in-transit", "InTransit")]
    [InlineData("", "")]
    public void A_wire_name_can_be_written_as_a_member(string wireName, string name) => Assert.Equal(name, WireName.Pascal(wireName));

    [Theory]
    [InlineData("page_token", "PAGETOKEN")]
    [InlineData("X-Page-Token", "XPAGETOKEN")]
    [InlineData("@odata.type", "ODATATYPE")]
    [InlineData("größe", "GRÖßE")]
    [InlineData("_", "")]
    public void Names_that_correspond_have_one_key(string name, string key) => Assert.Equal(key, WireName.Key(name));
}
