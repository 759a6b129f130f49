namespace Wirefix.Agent.Testing;

/// <summary>
/// Tells by what was built beside a test assembly how its tests are run: by the assembly itself, where it is a program of xunit 3 or of
/// Microsoft.Testing.Platform, or by VSTest, which needs a host and an adapter. What <c>global.json</c> says of <c>dotnet test</c> is about
/// neither.
/// </summary>
internal static class TestPlatform
{
    /// <summary>The file that every command leaves in the folder for results.</summary>
    public const string File = "run.trx";

    /// <summary>The arguments of the <c>dotnet</c> command that runs an assembly's tests; null where none would tell how they end.</summary>
    public static Func<TestSelection, string[]>? Of(string assembly)
    {
        var files = new DirectoryInfo(Path.GetDirectoryName(assembly)!).EnumerateFiles("*.dll")
            .Select(file => file.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        // VSTest would start the same program, and two processes more.
        if (files.Contains("xunit.v3.core.dll") && files.Where(IsAdapter).All(IsXunits))
            return XunitProgram;
        if (files.Contains("testhost.dll") && files.Any(IsAdapter))
            return VsTest;
        if (!files.Contains("Microsoft.Testing.Platform.dll"))
            return VsTest;
        return files.Contains("Microsoft.Testing.Extensions.TrxReport.dll") ? Program : null;
    }

    private static bool IsAdapter(string file) => file.EndsWith("TestAdapter.dll", StringComparison.OrdinalIgnoreCase);

    private static bool IsXunits(string adapter) => adapter.StartsWith("xunit.", StringComparison.OrdinalIgnoreCase);

    private static string[] VsTest(TestSelection tests) =>
    [
        "vstest", tests.Assembly, $"--logger:trx;LogFileName={File}", $"--ResultsDirectory:{tests.Results}",
        .. tests.Class is null ? [] : new[] { $"--TestCaseFilter:FullyQualifiedName~{tests.Class}." },
    ];

    private static string[] Program(TestSelection tests) =>
    [
        tests.Assembly, "--report-trx", "--report-trx-filename", File, "--results-directory", tests.Results,
        .. tests.Class is null ? [] : new[] { "--filter", $"FullyQualifiedName~{tests.Class}." },
    ];

    // Its own runner is in each such program, on Microsoft.Testing.Platform or not; as the first word this asks for it.
    private static string[] XunitProgram(TestSelection tests) =>
    [
        tests.Assembly, "-automated", "-trx", Path.Combine(tests.Results, File),
        .. tests.Class is null ? [] : new[] { "-class", tests.Class },
    ];
}
