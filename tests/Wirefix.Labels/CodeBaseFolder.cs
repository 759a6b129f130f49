namespace Wirefix.Labels;

/// <summary>Where the source of a code base is.</summary>
public static class CodeBaseFolder
{
    /// <summary>The environment variable that names the folder of the public code bases, with one subfolder <c>owner+name</c> for each.</summary>
    public const string Variable = "WIREFIX_CODEBASES";

    /// <summary>The folder of a code base; null where its source is not here, because it is not committed.</summary>
    public static string? Find(CodeBase codeBase)
    {
        if (!codeBase.IsPublic)
            return Path.Combine(RepositoryRoot(AppContext.BaseDirectory), codeBase.Repository);

        var root = Environment.GetEnvironmentVariable(Variable);
        var folder = root is null ? null : Path.Combine(root, codeBase.Repository.Replace('/', '+'));
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Why a code base is passed over whose source is not here.</summary>
    public static string Missing(CodeBase codeBase) =>
        $"The source of {codeBase.Repository} at {codeBase.Commit} is not here: expected a subfolder " +
        $"{codeBase.Repository.Replace('/', '+')} of the folder that {Variable} names.";

    private static string RepositoryRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Analyzers.sln")) ? folder : RepositoryRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
