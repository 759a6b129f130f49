using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>How likely it is that a fault in production is mended in a file.</summary>
internal static class FileWeights
{
    // Nobody mends what a tool writes: the place is right, the file is not.
    private const double Generated = 0.5;
    private const double Test = 0.05;

    // A contract is kept by both sides; what breaks it is mended in code.
    private const double Contract = 0.5;

    private static readonly HashSet<string> Tests = new(StringComparer.OrdinalIgnoreCase)
    {
        "Test", "Tests", "Mock", "Mocks", "Fake", "Fakes", "Stub", "Stubs", "Benchmark", "Benchmarks", "Fixture", "Fixtures",
    };

    private static readonly HashSet<string> Filling = new(StringComparer.OrdinalIgnoreCase) { "Migrations", "Seed", "Seeds", "Seeder", "Seeding" };

    /// <summary>The weight of a file, above 0 and up to 1.</summary>
    public static double Of(IndexedFile file, bool isTest) =>
        (file.IsGenerated || IsFilling(file.Path) ? Generated : 1) * (isTest ? Test : 1) * (IsContract(file.Path) ? Contract : 1);

    /// <summary>Whether the path says that a file holds tests, or what stands in for others in tests.</summary>
    public static bool IsTest(string path) => WireName.Words(path).Any(Tests.Contains);

    // What fills a database serves nobody. The tool of Entity Framework writes migrations without the mark of generated code.
    private static bool IsFilling(string path) => WireName.Words(path).Any(Filling.Contains);

    private static bool IsContract(string path) => path.EndsWith(".proto", StringComparison.OrdinalIgnoreCase);
}
