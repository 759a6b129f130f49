using Wirefix.Corpus.Measuring;

namespace Wirefix.Corpus.Tests;

public sealed class FindingsPageTests
{
    private const string Page = "before\n<!-- begin a -->\nold\n<!-- end a -->\nafter\n";

    [Fact]
    public void A_part_is_replaced_and_the_rest_stays() =>
        Assert.Equal("before\n<!-- begin a -->\n\nnew\n\n<!-- end a -->\nafter\n", FindingsPage.Replace(Page, "a", "new\n"));

    [Fact]
    public void A_page_without_the_part_is_refused_by_its_name() =>
        Assert.Contains("begin b", Assert.Throws<InvalidDataException>(() => FindingsPage.Replace(Page, "b", "new")).Message);

    [Fact]
    public void Every_kind_of_finding_is_described()
    {
        var page = Path.Combine(RepositoryRoot(), "docs", "findings.md");
        var headings = File.ReadLines(page).Where(line => line.StartsWith("### ", StringComparison.Ordinal)).ToHashSet();

        Assert.All(Judgement.Kinds.Values, kind => Assert.Contains($"### {kind}", headings));
    }

    [Fact]
    public void Every_kind_says_its_scores_meaning_and_its_refutation()
    {
        var rows = KindTable.Of().Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).ToArray();

        Assert.Equal(Judgement.Kinds.Count, rows.Length);
        Assert.DoesNotContain(rows, row => row.Contains("|  |", StringComparison.Ordinal));
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
