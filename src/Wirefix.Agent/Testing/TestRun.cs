using System.Collections.Immutable;
using System.Xml.Linq;
using Wirefix.Agent.Copying;
using Wirefix.Replay;

namespace Wirefix.Agent.Testing;

/// <summary>Runs the tests of a built test project, and reads how they ended from the TRX file that this leaves.</summary>
internal static class TestRun
{
    private const string Untold =
        "expected tests that `dotnet vstest` runs, or that write TRX when they run by themselves; found Microsoft.Testing.Platform without its TRX "
        + "report. Add the package Microsoft.Testing.Extensions.TrxReport, or Microsoft.NET.Test.Sdk with the test framework's adapter, to the test "
        + "project and run again.";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>How each test of an assembly ended; with a class, of that class alone. Empty where the platform found none.</summary>
    /// <param name="copy">The working copy.</param>
    /// <param name="assembly">The built test project.</param>
    /// <param name="testClass">The class; null for all of them.</param>
    /// <param name="settings">Variables that the tests see besides those of the copy.</param>
    /// <param name="cancellationToken">Ends the tests.</param>
    /// <exception cref="PreconditionException">No platform can run them and tell.</exception>
    public static async Task<ImmutableArray<TestOutcome>> RunAsync(
        WorkingCopy copy, string assembly, string? testClass, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var results = Path.Combine(copy.Scratch, Path.GetRandomFileName());
        var command = TestPlatform.Of(assembly) ?? throw new PreconditionException($"{copy.InUserTree(assembly)}: {Untold}");
        Directory.CreateDirectory(results);
        var arguments = command(new TestSelection(assembly, testClass, results));
        var environment = new Dictionary<string, string?>(Confinement.Variables);
        foreach (var (name, value) in Confinement.Offline.Concat(copy.Environment).Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))))
            environment[name] = value;
        await DotnetCommand.RunAsync(
            arguments, Path.GetDirectoryName(assembly)!, environment, Longest, cancellationToken).ConfigureAwait(false);
        var file = Path.Combine(results, TestPlatform.File);
        return File.Exists(file) ? Read(XDocument.Load(file)) : [];
    }

    /// <summary>The outcomes that a TRX document tells.</summary>
    internal static ImmutableArray<TestOutcome> Read(XDocument trx)
    {
        var classes = trx.Descendants(Trx + "UnitTest")
            .GroupBy(test => (string?)test.Attribute("id") ?? "")
            .ToDictionary(group => group.Key, group => (string?)group.First().Element(Trx + "TestMethod")?.Attribute("className") ?? "");
        return
        [
            .. from result in trx.Descendants(Trx + "UnitTestResult")
               let @class = classes.GetValueOrDefault((string?)result.Attribute("testId") ?? "", "")
               select new TestOutcome(
                   Qualified(@class, (string?)result.Attribute("testName") ?? ""),
                   @class,
                   (string?)result.Attribute("outcome") ?? "",
                   (string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? ""),
        ];
    }

    /// <summary>Some frameworks tell a test by its method alone, which another class may have too.</summary>
    private static string Qualified(string @class, string name) =>
        name.StartsWith(@class, StringComparison.Ordinal) ? name : $"{@class}.{name}";
}
