using System.Collections.Immutable;
using Wirefix.Labels;
using Wirefix.Labels.Reporting;

namespace Wirefix.Workspace.Tests.Labels;

/// <summary>
/// How many questions the index answers rightly, at least. The bounds follow what was measured (docs/locate.md), less one question.
/// </summary>
public class LocateQualityTests
{
    [Theory]
    [InlineData("radar", 4, 4, 5)]
    [InlineData("eshop", 17, 15, 24)]
    [InlineData("btcpay", 17, 13, 18)]
    [InlineData("jellyfin", 16, 13, 19)]
    [InlineData("bitwarden", 20, 15, 23)]
    public void The_right_code_is_named_as_often_as_it_was(string name, int firstFiles, int firstMembers, int fifthMembers)
    {
        var codeBase = LabelSet.Read()[name];
        if (CodeBaseFolder.Find(codeBase) is not { } folder)
        {
            Assert.Skip(CodeBaseFolder.Missing(codeBase));
            return;
        }

        using var tree = new CopiedTree(folder);
        var outcomes = LabelRun.OfWirefix(name, codeBase, tree.Root);

        AtLeast(firstFiles, "file first", outcomes, outcome => outcome.FileRank == 1);
        AtLeast(firstMembers, "member first", outcomes, outcome => outcome.MemberRank == 1);
        AtLeast(fifthMembers, "member among five", outcomes, outcome => outcome.MemberRank <= 5);
    }

    private static void AtLeast(int bound, string what, ImmutableArray<Outcome> outcomes, Func<Outcome, bool> isRight)
    {
        var right = outcomes.Count(isRight);
        Assert.True(right >= bound, $"{what}: {right} of {outcomes.Length}, expected at least {bound}");
    }
}
