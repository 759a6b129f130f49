namespace Wirefix.Traffic.Tests;

/// <summary>The recordings of other tools, which stand beside the repository.</summary>
public static class SharedCaptures
{
    /// <summary>A path among the recordings; without them the test is skipped, and fails where CI is set.</summary>
    public static string Path(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("WIREFIX_CAPTURES") ?? BesideRepository();
        if (root is not null && Directory.Exists(root))
            return System.IO.Path.Combine([root, .. parts]);
        Assert.False(
            Environment.GetEnvironmentVariable("CI") == "true",
            "The recordings are missing: expected shared/captures beside the repository, or their folder in WIREFIX_CAPTURES.");
        Assert.Skip("The recordings (shared/captures beside the repository, or WIREFIX_CAPTURES) are not here.");
        return "";
    }

    private static string? BesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Analyzers.sln")))
            folder = folder.Parent;
        return folder?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, "shared", "captures") : null;
    }
}
