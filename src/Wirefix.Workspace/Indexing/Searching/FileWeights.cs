using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>How likely it is that a fault in production is mended in a file.</summary>
internal static class FileWeights
{
    // Nobody mends what a tool writes: the place is right, the file is not.
    private const double Generated = 0.5;
    private const double Test = 0.3;

    // A contract is kept by both sides; what breaks it is mended in code.
    private const double Contract = 0.5;

    private static readonly HashSet<string> Tests = new(StringComparer.OrdinalIgnoreCase)
    {
        "Test", "Tests", "Mock", "Mocks", "Fake", "Fakes", "Stub", "Stubs", "Benchmark", "Benchmarks",
    };

    /// <summary>The weight of a file, above 0 and up to 1.</summary>
    public static double Of(IndexedFile file) =>
        (file.IsGenerated || IsMigration(file.Path) ? Generated : 1) * (IsTest(file.Path) ? Test : 1) * (IsContract(file.Path) ? Contract : 1);

    // The tool of Entity Framework writes migrations without the mark of generated code.
    private static bool IsMigration(string path) => path.Split('/').Contains("Migrations", StringComparer.OrdinalIgnoreCase);

    private static bool IsContract(string path) => path.EndsWith(".proto", StringComparison.OrdinalIgnoreCase);

    private static bool IsTest(string path) => WireName.Words(path).Any(Tests.Contains);
}
