using Wirefix.Facts.Suggestions;
using Wirefix.Workspace.Suggesting;

namespace Wirefix.Agent.Tests;

public sealed class SuggestTests : IDisposable
{
    private readonly string _tree = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    public void Dispose() => Directory.Delete(_tree, recursive: true);

    [Fact]
    public void A_fix_is_written_beside_its_project()
    {
        var fix = Fix("M:Shop.Cart.AddAsync(System.String)");

        Assert.Equal(Path.Combine(_tree, "Cart.AddAsync.wirefix"), FixRun.Suggest(Result(new SuggestedFix(fix, _tree, null))));
        Assert.Equal(VerifiedFixText.Write([fix]), Stored("Cart.AddAsync.wirefix"));
        Assert.Single(Directory.GetFileSystemEntries(_tree, "*.wirefix"));
    }

    [Theory]
    [InlineData("M:Shop.Cart.#ctor(System.Int32)", "Cart.ctor.wirefix")]
    [InlineData("M:Shop.Cart`1.Pick``1(`0)", "Cart.Pick.wirefix")]
    [InlineData("P:Cart.Total", "Cart.Total.wirefix")]
    public void The_file_is_named_by_type_and_member(string symbol, string file) =>
        Assert.Equal(file, Path.GetFileName(FixRun.Suggest(Result(new SuggestedFix(Fix(symbol), _tree, null)))));

    [Fact]
    public void An_older_fix_of_the_member_gives_way()
    {
        FixRun.Suggest(Result(new SuggestedFix(Fix("P:Shop.Cart.Total") with { Evidence = "older" }, _tree, null)));
        FixRun.Suggest(Result(new SuggestedFix(Fix("P:Shop.Cart.Total"), _tree, null)));

        Assert.DoesNotContain("older", Stored("Cart.Total.wirefix"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes of somebody")]
    [InlineData("wirefix 1\n")]
    [InlineData("wirefix 1\n\nfix M:Shop.Cart.AddAsync(System.Int32)\nwas 1\nbecause it was proved\n| void A() { }\n")]
    [InlineData("wirefix 1\n\nfix M:Shop.Cart.AddAsync(System.String)\nwas 1\nbecause it was proved\n| void A() { }\n<<<<<<< HEAD\n")]
    public void Whatever_else_the_file_holds_stays(string held)
    {
        File.WriteAllText(Path.Combine(_tree, "Cart.AddAsync.wirefix"), held);

        var refused = Assert.Throws<PreconditionException>(() =>
            FixRun.Suggest(Result(new SuggestedFix(Fix("M:Shop.Cart.AddAsync(System.String)"), _tree, null))));

        Assert.Contains("Cart.AddAsync.wirefix: expected no file, or a fix of M:Shop.Cart.AddAsync(System.String)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(held, Stored("Cart.AddAsync.wirefix"));
    }

    [Fact]
    public void What_cannot_be_stored_is_told_and_nothing_is_written()
    {
        var refused = Assert.Throws<PreconditionException>(() => FixRun.Suggest(Result(new SuggestedFix(null, null, "this fix replaces 2"))));

        Assert.Contains("cannot be stored as a suggestion: this fix replaces 2", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_tree));
    }

    private static VerifiedFix Fix(string symbol) =>
        new(symbol, "3f2a9c07d1e45b88", "peak_in_flight fell from 100 to 10", ["System.Threading"], FixLine.Of("void A()\n{\n}", ""));

    // What the run saw and proved does not matter here.
    private FixResult Result(SuggestedFix suggestion) => new(null!, "runs", _tree, []) { Suggestion = suggestion };

    private string Stored(string file) => File.ReadAllText(Path.Combine(_tree, file));
}
