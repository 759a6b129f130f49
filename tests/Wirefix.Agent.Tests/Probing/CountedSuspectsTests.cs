using System.Collections.Immutable;
using Wirefix.Agent.Probing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Tests.Probing;

public sealed class CountedSuspectsTests
{
    private static readonly ImmutableArray<Suspect> Ranked = [Suspected("First"), Suspected("Second"), Suspected("Third"), Suspected("Fourth")];

    [Fact]
    public void What_never_ran_comes_behind_what_ran_and_is_told_so()
    {
        var counted = CountedSuspects.Of(Ranked, [new(3, 0, 0), new(3, 2, 0), new(3, null, null), new(3, 1, 5)]);

        Assert.Equal(["Third", "Fourth", "First", "Second"], counted.Suspects.Select(suspect => suspect.Location.Name));
        Assert.Equal(
            ["A doubt.", "Its code never ran in the replay that showed the fault."], counted.Suspects[2].Doubts);
        Assert.Equal(
            ["A doubt.", "Its line never ran in the replay that showed the fault, though the member began 2 times."], counted.Suspects[3].Doubts);
        Assert.All(counted.Suspects.Take(2), suspect => Assert.Equal(["A doubt."], suspect.Doubts));
        Assert.Null(counted.Refutation);
    }

    [Fact]
    public void Suspects_that_all_never_ran_refute_the_hypothesis()
    {
        var counted = CountedSuspects.Of(Ranked, [.. Ranked.Select(_ => new RunCount(3, 0, 0))]);

        Assert.Equal("none of the 4 suspects ran in the replay of 3 requests, so other code shows the fault", counted.Refutation);
    }

    [Fact]
    public void What_could_not_be_counted_may_have_run()
    {
        var counted = CountedSuspects.Of(Ranked, [new(3, 0, 0), new(3, 0, 0), new(3, 0, 0), new(3, null, null)]);

        Assert.Equal("Fourth", counted.Suspects[0].Location.Name);
        Assert.Null(counted.Refutation);
        Assert.Null(CountedSuspects.Uncounted(Ranked, "It does not build.").Refutation);
    }

    [Theory]
    [InlineData(12, 3L, 3L, "ran 3 times in the replay of 12 requests")]
    [InlineData(1, 1L, 1L, "ran 1 time in the replay of 1 request")]
    [InlineData(42, 10L, 8L, "ran 10 times in the replay of 42 requests, its line 8 times")]
    [InlineData(42, 0L, 0L, "never ran in the replay of 42 requests")]
    [InlineData(42, null, null, "has no code of its own that could be counted in the replay")]
    public void A_count_is_told(int requests, long? entered, long? reached, string told) => Assert.Equal(told, new RunCount(requests, entered, reached).ToString());

    private static Suspect Suspected(string name) => new()
    {
        Location = new SymbolLocation($"M:{name}", name, "Shop", "Shop.cs", 1),
        Score = 0.5,
        Reasons = [],
        Doubts = ["A doubt."],
        Bindings = [],
        CallChain = [],
    };
}
