namespace Wirefix.Cli.Tests;

/// <summary>The recordings of other tools, which stand beside the repository.</summary>
internal static class SharedCaptures
{
    /// <summary>A folder of recordings; without them the test is skipped, and fails where CI is set.</summary>
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("WIREFIX_CAPTURES") ?? Path.Combine(RepositoryRoot.Path, "..", "shared", "captures");
        if (!Directory.Exists(root))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{root}: expected the recordings of other tools; name their folder in WIREFIX_CAPTURES.");
            Assert.Skip("The recordings (shared/captures beside the repository, or WIREFIX_CAPTURES) are not here.");
        }

        return Path.Combine(root, name);
    }
}
