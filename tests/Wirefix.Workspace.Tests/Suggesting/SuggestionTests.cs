using Wirefix.Facts.Suggestions;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Suggesting;

namespace Wirefix.Workspace.Tests.Suggesting;

public sealed class SuggestionTests
{
    private const string Shop = """
        namespace Shop
        {
            public class Cart
            {
                // What the customer pays.
                public int Total(int[] prices) => prices.Length;

                public int Count => 0;
            }
        }
        """;

    [Fact]
    public async Task A_replaced_member_is_said_with_its_id_its_usings_and_its_text_without_indentation()
    {
        var fix = (await OfAsync(
            new ReplaceMember("Cart.Total", "public int Total(int[] prices)\n{\n    return prices.Sum();\n}"), new AddUsing("Cart.Total", "System.Text"))).Fix!;

        Assert.Equal("M:Shop.Cart.Total(System.Int32[])", fix.Symbol);
        Assert.Equal("calls fell from 100 to 10", fix.Evidence);
        Assert.Equal(["System.Text"], fix.Usings);
        Assert.Equal(
            [new FixLine("public int Total(int[] prices)", true), new FixLine("{", true), new FixLine("    return prices.Sum();", true), new FixLine("}", true)],
            fix.Lines);
    }

    [Fact]
    public async Task The_fix_lies_in_the_folder_of_the_members_project() =>
        Assert.Equal("/Shop", (await OfAsync(new ReplaceMember("Cart.Total", "public int Total(int[] prices) => prices.Sum();"))).ProjectFolder);

    [Fact]
    public async Task What_is_inside_a_text_literal_takes_no_indentation()
    {
        var fix = (await OfAsync(new ReplaceMember("Cart.Total", "public int Total(int[] prices)\n{\n    return @\"a  \n            b\".Length;\n}"))).Fix!;

        Assert.Equal(new FixLine("    return @\"a  ", true), fix.Lines[2]);
        Assert.Equal(new FixLine("            b\".Length;", false), fix.Lines[3]);
    }

    [Fact]
    public async Task A_fix_of_several_members_is_refused() => Assert.Equal(
        "a suggestion replaces one member, and this fix replaces 2",
        (await OfAsync(new ReplaceMember("Cart.Total", "public int Total(int[] prices) => 1;"), new ReplaceMember("Cart.Count", "public int Count => 1;"))).Refusal);

    [Fact]
    public async Task A_fix_that_adds_members_is_refused() => Assert.Contains(
        "another edit (AddMember)",
        (await OfAsync(new ReplaceMember("Cart.Total", "public int Total(int[] prices) => One;"), new AddMember("Cart", "private int One => 1;"))).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_of_a_whole_type_is_refused() => Assert.Contains(
        "is no method, property, indexer or constructor", (await OfAsync(new ReplaceMember("T:Shop.Cart", "public class Cart { }"))).Refusal, StringComparison.Ordinal);

    private static async Task<SuggestedFix> OfAsync(params Edit[] edits)
    {
        using var sources = new Sources().Add("Shop", Shop);
        var before = (await sources.LoadAsync()).Solution;
        var proposal = new Proposal("test", "Changes something.", [.. edits]);
        var edited = await EditApplier.ApplyAsync(before, proposal, CancellationToken.None);
        Assert.Empty(edited.Failures);
        return await Suggestion.OfAsync(before, edited.Solution, proposal, "calls fell from 100 to 10", CancellationToken.None);
    }
}
