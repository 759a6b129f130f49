using System.Collections.Immutable;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tests.Context;

public sealed class BudgeterTests
{
    private static readonly ImmutableArray<ContextPart> Parts =
    [
        Part(ContextSection.Finding, "Best", 100), Part(ContextSection.Code, "Large", 4_000), Part(ContextSection.Traffic, "Small", 100),
    ];

    [Fact]
    public void All_is_kept_where_there_is_room()
    {
        var pack = Budgeter.Within(8_000, "Shop.sln", Parts);

        Assert.Equal(Parts, pack.Parts);
        Assert.Empty(pack.Cut);
        Assert.DoesNotContain("## Cut", ContextMarkdown.Of(pack), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_cut_whole_and_named_and_what_is_behind_it_may_fit()
    {
        var pack = Budgeter.Within(300, "Shop.sln", Parts);

        Assert.Equal(["Best", "Small"], pack.Parts.Select(part => part.Title));
        Assert.Equal(("Large", Parts[1].Tokens), (pack.Cut.Single().Title, pack.Cut.Single().Tokens));
        Assert.Contains($"For a budget of 300 tokens these parts were cut: code 1 ({Parts[1].Tokens} tokens).", ContextMarkdown.Of(pack), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(250)]
    [InlineData(1_200)]
    [InlineData(1_300)]
    public void The_whole_text_stays_within_the_budget(int budget)
    {
        var pack = Budgeter.Within(budget, "Shop.sln", Parts);

        Assert.Equal(TokenCount.Of(ContextMarkdown.Of(pack)), pack.Tokens);
        Assert.InRange(pack.Tokens, 1, budget);
    }

    private static ContextPart Part(ContextSection section, string title, int length) =>
        new(section, title, [new ContextBlock("text", new string('x', length))]);
}
