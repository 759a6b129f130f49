namespace Wirefix.Package.Tests;

/// <summary>What is generated from the rules is what they say; <c>WIREFIX_WRITE=1</c> writes it.</summary>
public sealed class GeneratedFilesTests
{
    public static TheoryData<string> Files => [.. RuleCatalogue.Files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Generated_files_say_what_the_rules_say(string file)
    {
        var path = RepositoryRoot.At(file.Split('/'));
        if (Environment.GetEnvironmentVariable("WIREFIX_WRITE") == "1")
            File.WriteAllText(path, RuleCatalogue.Files[file]);

        Assert.Equal(RuleCatalogue.Files[file], File.ReadAllText(path));
    }

    [Fact]
    public void Every_rule_has_a_page_that_its_help_link_leads_to() => Assert.All(RuleCatalogue.Rules, rule =>
    {
        Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(RepositoryRoot.At("docs", "rules", $"{rule.Id}.md"));
        Assert.StartsWith($"# {rule.Id}: ", page, StringComparison.Ordinal);
        Assert.All(["## What it finds", "## Why", "## Wrong", "## Right", "## Configuration", "## When to suppress"], heading => Assert.Contains($"\n{heading}\n", page, StringComparison.Ordinal));
        Assert.Contains($"| Category | {rule.Category} |", page, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {rule.DefaultSeverity} |", page, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_rule_stands_in_the_release_notes_of_the_analyzers()
    {
        var notes = File.ReadAllText(RepositoryRoot.At("src", "Wirefix.Analyzers", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(RepositoryRoot.At("src", "Wirefix.Analyzers", "AnalyzerReleases.Shipped.md"));

        Assert.All(RuleCatalogue.Rules, rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} |", notes, StringComparison.Ordinal));
    }
}
