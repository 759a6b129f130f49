using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Planning;
using Wirefix.Replay;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Reporting;

/// <summary>The folder that a run leaves beside the solution: <c>.wirefix/runs/&lt;UTC stamp&gt;</c>.</summary>
internal static class RunFolder
{
    /// <summary>Writes the run's documents and gives the folder's path.</summary>
    /// <param name="home">The solution's folder.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="plan">The plan; null where there was none.</param>
    /// <param name="harness">The harness; null where nothing was measured.</param>
    /// <param name="changes">The fix and its test, also where they were not confirmed.</param>
    /// <param name="test">The regression test's path in the user's tree; null where there is none.</param>
    public static string Write(
        string home, Evidence evidence, Plan? plan, Harness? harness, ImmutableArray<FileChange> changes, string? test)
    {
        var folder = Create(home);
        File.WriteAllText(Path.Combine(folder, "evidence.json"), ReportJson.Serialize(evidence));
        if (plan is not null)
            File.WriteAllText(Path.Combine(folder, "plan.json"), ReportJson.Serialize(plan));
        harness?.Save(Path.Combine(folder, "harness.json"));

        var patch = string.Concat(changes.Select(change => UnifiedDiff.Of(Path.GetRelativePath(home, change.Path).Replace('\\', '/'), change)));
        File.WriteAllText(Path.Combine(folder, "fix.patch"), patch);
        if (changes.FirstOrDefault(change => change.Path == test) is { } written)
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(written.Path)), written.After.ToArray());

        var report = MarkdownReport.Write(evidence, CodePart(home, changes, test));
        File.WriteAllText(Path.Combine(folder, "report.md"), report);
        File.WriteAllText(Path.Combine(folder, "report.html"), HtmlReport.Write(evidence, CodePart(home, changes, test)));
        return folder;
    }

    /// <summary>The part of the patch that a reviewer reads first: the fix itself, without its test.</summary>
    private static string CodePart(string home, ImmutableArray<FileChange> changes, string? test) =>
        string.Concat(changes
            .Where(change => change.Path.EndsWith(".cs", StringComparison.Ordinal) && Path.GetDirectoryName(change.Path) != Path.GetDirectoryName(test))
            .Select(change => UnifiedDiff.Of(Path.GetRelativePath(home, change.Path).Replace('\\', '/'), change)));

    /// <summary>A folder of the run's own.</summary>
    private static string Create(string home)
    {
        var stamp = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH-mm-ss.fff'Z'", CultureInfo.InvariantCulture);
        return WirefixFolder.Create(home, $"runs/{stamp}");
    }
}
