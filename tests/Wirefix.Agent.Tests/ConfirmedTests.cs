using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Replay;

namespace Wirefix.Agent.Tests;

/// <summary>What holds of every confirmed run, whatever the tree looked like.</summary>
public abstract class ConfirmedTests(ReshapedRun run)
{
    [Fact]
    public void The_fix_is_confirmed_by_the_harness_that_measured_the_baseline()
    {
        var evidence = run.Result.Evidence;
        var metric = evidence.Metric!;

        Assert.Equal((Outcome.Confirmed, "peak_in_flight"), (evidence.Outcome, metric.Name));
        Assert.Equal(100, metric.Baseline.Value);
        Assert.InRange(metric.Confirmation!.Value, 1, 10);
        Assert.Equal(metric.Baseline.HarnessDigest, metric.Confirmation.HarnessDigest);
        Assert.Equal((3, 3), (metric.Baseline.Runs, metric.Confirmation.Runs));
    }

    [Fact]
    public void Every_gate_was_passed_in_order()
    {
        var gates = run.Result.Evidence.Gates;

        Assert.Equal(["resolves", "compiles", "liberties", "rules", "regression test", "existing tests", "traffic", "metric"], gates.Select(gate => gate.Name));
        Assert.All(gates, gate => Assert.True(gate.Passed, gate.Evidence));
    }

    [Fact]
    public void The_suspect_is_the_member_that_fans_out()
    {
        var suspect = run.Result.Evidence.Suspect!;

        Assert.StartsWith($"M:Harbor.Api.Intake.ParcelCollector.{ReshapedRun.Member}(", suspect.Symbol, StringComparison.Ordinal);
        Assert.Equal(ReshapedRun.Service, suspect.File);
        Assert.True(LinesOf(Member(run.Tree.Read(suspect.File))).Contains(suspect.Line), $"line {suspect.Line} is outside the member");
        Assert.Contains(suspect.CallChain, link => link.Contains("PageReader.ReadAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void The_regression_test_failed_before_and_passed_after()
    {
        var test = run.Result.Evidence.RegressionTest!;

        Assert.True(test.FailedBefore);
        Assert.True(test.PassedAfter);
        Assert.Equal(3, test.Runs);
        Assert.StartsWith("tests/Harbor.Tests/", test.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_of_the_service_changes_and_in_it_the_touched_member_alone()
    {
        var changed = run.Result.Evidence.ChangedFiles.Where(file => file.StartsWith("src/", StringComparison.Ordinal));
        Assert.Equal([ReshapedRun.Service], changed);

        var before = ReshapedRun.TextOf(run.ServiceChange.Before);
        var after = ReshapedRun.TextOf(run.ServiceChange.After);
        Assert.NotEqual(before, after);
        Assert.Equal(WithoutMember(before), WithoutMember(after));
    }

    [Fact]
    public void Comments_are_kept()
    {
        var comments = CommentsOf(ReshapedRun.TextOf(run.ServiceChange.Before));

        Assert.NotEmpty(comments);
        Assert.Subset(CommentsOf(ReshapedRun.TextOf(run.ServiceChange.After)), comments);
    }

    [Fact]
    public void The_users_tree_stays_as_it_was_until_the_fix_is_applied() => Assert.Equal(run.Before, run.Tree.Digests());

    [Fact]
    public void The_runs_folder_holds_every_document()
    {
        foreach (var (name, version) in ((string, int)[])[("evidence.json", 1), ("plan.json", 1), ("harness.json", Harness.CurrentSchemaVersion)])
        {
            using var document = JsonDocument.Parse(run.Document(name));
            Assert.Equal(version, document.RootElement.GetProperty("schemaVersion").GetInt32());
        }

        Assert.Contains("peak_in_flight", run.Document("report.md"), StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", run.Document("report.html"), StringComparison.Ordinal);
        Assert.Contains("Keeps_at_most_10_calls_in_flight", run.Document(Path.GetFileName(run.Result.Evidence.RegressionTest!.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_be_suggested_is_what_was_confirmed()
    {
        var fix = run.Result.Suggestion!.Fix!;
        var text = ReshapedRun.TextOf(run.ServiceChange.Before);
        var member = Member(text);
        var line = text[..member.SpanStart].Split('\n')[^1];

        Assert.Equal(
            (run.Result.Evidence.Suspect!.Symbol, MemberHash.Of(member), run.Result.Evidence.Reason), (fix.Symbol, fix.MemberHash, fix.Evidence));
        Assert.Equal(
            Member(ReshapedRun.TextOf(run.ServiceChange.After)).ToString().ReplaceLineEndings("\n"),
            string.Join('\n', fix.Lines.Select((each, index) => index == 0 ? each.Text : each.At(line))));
        Assert.Equal(run.Tree[Path.GetDirectoryName(Path.GetDirectoryName(ReshapedRun.Service)!)!], run.Result.Suggestion.ProjectFolder);
    }

    [Fact]
    public async Task Git_takes_the_patch()
    {
        Assert.SkipUnless(Command.Exists("git"), "git is not on this machine.");

        var applied = await Command.RunAsync("git", ["apply", "--check", Path.Combine(run.Result.RunFolder, "fix.patch")], run.Tree.Path);

        Assert.True(applied.ExitCode == 0, applied.Output);
    }

    private static IEnumerable<int> LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan().Span;
        return Enumerable.Range(span.Start.Line + 1, span.End.Line - span.Start.Line + 1);
    }

    private static string WithoutMember(string text)
    {
        var member = Member(text);
        return text.Remove(member.SpanStart, member.Span.Length);
    }

    private static HashSet<string> CommentsOf(string text) =>
        [.. Member(text).DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => trivia.ToString())];

    private static MethodDeclarationSyntax Member(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == ReshapedRun.Member);
}
