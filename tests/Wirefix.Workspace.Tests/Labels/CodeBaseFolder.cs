namespace Wirefix.Workspace.Tests.Labels;

/// <summary>Where the source of a code base is.</summary>
public static class CodeBaseFolder
{
    /// <summary>The environment variable that names the folder of the public code bases, with one subfolder <c>owner+name</c> for each.</summary>
    public const string Variable = "WIREFIX_CODEBASES";

    /// <summary>The folder of a code base; without its source the test is skipped, because it is not committed.</summary>
    public static string Of(CodeBase codeBase)
    {
        if (!codeBase.IsPublic)
            return Path.Combine(RepositoryRoot(AppContext.BaseDirectory), codeBase.Repository);

        var root = Environment.GetEnvironmentVariable(Variable);
        var folder = root is null ? null : Path.Combine(root, codeBase.Repository.Replace('/', '+'));
        if (folder is null || !Directory.Exists(folder))
            Assert.Skip($"The source of {codeBase.Repository} at {codeBase.Commit} is not here: expected in {folder ?? $"the folder that {Variable} names"}.");

        return folder!;
    }

    private static string RepositoryRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : RepositoryRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
