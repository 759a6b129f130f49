using Wirefix.Analyzers.Observed;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Observed;

public sealed class UnreadableFactsTests
{
    [Fact]
    public Task A_line_that_is_no_fact_is_reported_where_it_stands() =>
        Verify.Rule<UnreadableFacts>().Source("class Program;").AdditionalFile("orders.wirefacts", """
            wirefacts 1
            in GET /orders calls 3
            [|in GET /orders|]

            # reviewed
            [|<<<<<<< HEAD|]
            in GET /orders status 200 3
            """.ReplaceLineEndings("\n")).IsReported(
            "This line cannot be read and is left out: expected a fact that ends in a whole number above 0, found 'in GET /orders'",
            "This line cannot be read and is left out: expected a fact that ends in a whole number above 0, found '<<<<<<< HEAD'");

    [Fact]
    public Task A_file_of_another_format_is_reported_once() =>
        Verify.Rule<UnreadableFacts>().Source("class Program;").AdditionalFile("orders.wirefacts", "[|wirefacts 7|]\nin GET /orders").IsReported();

    [Fact]
    public async Task An_empty_file_is_reported_and_never_throws()
    {
        var reports = await Verify.Rule<UnreadableFacts>().Source("class Program;").AdditionalFile("orders.wirefacts", "").Messages();

        Assert.Contains("on the first line, found nothing", Assert.Single(reports), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders.wirefacts", "wirefacts 1")]
    [InlineData("cart.wirefix", "wirefix 1")]
    public async Task A_file_of_which_nothing_can_be_read_does_not_flood_the_build(string file, string first)
    {
        var reports = await Verify.Rule<UnreadableFacts>().Source("class Program;")
            .AdditionalFile(file, first + string.Concat(Enumerable.Repeat("\nnonsense", 1000))).Messages();

        Assert.Equal(20, reports.Length);
        Assert.EndsWith("found 'nonsense'", reports[^2], StringComparison.Ordinal);
        Assert.EndsWith("found 'nonsense'; 980 more lines of this file are left out as well", reports[^1], StringComparison.Ordinal);
    }

    [Fact]
    public Task Other_additional_files_are_left_alone() =>
        Verify.Rule<UnreadableFacts>().Source("class Program;").AdditionalFile("PublicAPI.Shipped.txt", "#nullable enable").IsSilent();

    [Fact]
    public Task Several_files_of_facts_may_stand_side_by_side() =>
        Verify.Rule<UnreadableFacts>().Source("class Program;")
            .Facts("in GET /orders calls 3")
            .AdditionalFile("more.WIREFACTS", "wirefacts 1\r\nin GET /orders calls 3\r\n")
            .IsSilent();
}
