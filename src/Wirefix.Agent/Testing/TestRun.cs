using System.Collections.Immutable;
using System.Xml.Linq;
using Wirefix.Agent.Copying;
using Wirefix.Replay;

namespace Wirefix.Agent.Testing;

/// <summary>Runs the tests of a built test project with the SDK's own runner.</summary>
internal static class TestRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>How each test of an assembly ended; with a class, of that class alone. Empty where the runner found none.</summary>
    /// <param name="copy">The working copy.</param>
    /// <param name="assembly">The built test project.</param>
    /// <param name="testClass">The class; null for all of them.</param>
    /// <param name="settings">Variables that the tests see besides those of the copy.</param>
    /// <param name="cancellationToken">Ends the tests.</param>
    public static async Task<ImmutableArray<TestOutcome>> RunAsync(
        WorkingCopy copy, string assembly, string? testClass, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var results = Path.Combine(copy.Scratch, Path.GetRandomFileName());
        List<string> arguments = ["vstest", assembly, "--logger:trx;LogFileName=run.trx", $"--ResultsDirectory:{results}"];
        if (testClass is not null)
            arguments.Add($"--TestCaseFilter:FullyQualifiedName~{testClass}.");
        var environment = new Dictionary<string, string?>(copy.Environment);
        foreach (var (name, value) in settings)
            environment[name] = value;
        await DotnetCommand.RunAsync(
            arguments, Path.GetDirectoryName(assembly)!, environment, Longest, cancellationToken).ConfigureAwait(false);
        var file = Path.Combine(results, "run.trx");
        return File.Exists(file) ? Read(XDocument.Load(file)) : [];
    }

    private static ImmutableArray<TestOutcome> Read(XDocument trx)
    {
        var classes = trx.Descendants(Trx + "UnitTest")
            .GroupBy(test => (string?)test.Attribute("id") ?? "")
            .ToDictionary(group => group.Key, group => (string?)group.First().Element(Trx + "TestMethod")?.Attribute("className") ?? "");
        return
        [
            .. trx.Descendants(Trx + "UnitTestResult").Select(result => new TestOutcome(
                (string?)result.Attribute("testName") ?? "",
                classes.GetValueOrDefault((string?)result.Attribute("testId") ?? "", ""),
                (string?)result.Attribute("outcome") ?? "",
                (string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? "")),
        ];
    }
}
