using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Wirefix.Workspace.Loading;

namespace Wirefix.Workspace;

/// <summary>Opens a solution with semantics, by MSBuild.</summary>
public static class SolutionLoader
{
    private static readonly string[] SolutionExtensions = [".sln", ".slnx", ".slnf"];

    // The build host and the variables that it inherits belong to the whole process: one opening at a time.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>
    /// Opens a <c>.sln</c>, <c>.slnx</c>, <c>.slnf</c> or <c>.csproj</c> that has been restored. Projects that do not load
    /// are reported in <see cref="LoadedSolution.Problems"/>.
    /// </summary>
    /// <param name="path">The file, absolute or relative to the current folder.</param>
    /// <param name="progress">Hears the name of each project once it is loaded.</param>
    /// <param name="ct">Ends the opening.</param>
    /// <exception cref="WorkspaceException">
    /// The file does not exist or is not a solution, is not restored, or holds no C# project that loads.
    /// </exception>
    public static async Task<LoadedSolution> OpenAsync(string path, IProgress<string>? progress, CancellationToken ct)
    {
        var fullPath = Path.GetFullPath(path);
        Validate(fullPath);
        await Turn.WaitAsync(ct);
        try
        {
            using var sockets = new BuildHostSockets();
            using var environment = new CleanBuildEnvironment();
            using var assemblies = SdkAssemblies.Lend(fullPath);
            return await LoadAsync(fullPath, progress, ct);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>
    /// Opens some projects of a tree with what they reference. Projects that do not load or are not restored are left out and reported in
    /// <see cref="LoadedSolution.Problems"/>, so that the rest can be asked; there may be nothing left.
    /// </summary>
    /// <param name="tree">The solution, project or folder that was named.</param>
    /// <param name="projects">The full paths of the projects.</param>
    /// <param name="progress">Hears the name of each project once it is loaded.</param>
    /// <param name="ct">Ends the opening.</param>
    public static async Task<LoadedSolution> OpenAsync(string tree, IEnumerable<string> projects, IProgress<string>? progress, CancellationToken ct)
    {
        var fullPath = Path.GetFullPath(tree);
        await Turn.WaitAsync(ct);
        try
        {
            using var sockets = new BuildHostSockets();
            using var environment = new CleanBuildEnvironment();
            using var assemblies = SdkAssemblies.Lend(fullPath);
            return await ProjectLoading.OpenAsync(fullPath, projects, progress is null ? null : new ProjectNames(progress), ct);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static void Validate(string path)
    {
        if (Directory.Exists(path))
            throw Unusable(path, "found a folder", "name the solution file in it");
        if (!File.Exists(path))
            throw Unusable(path, "found no such file", "check the path");
        if (!IsSolution(path) && !IsProject(path))
            throw Unusable(path, $"found a '{Path.GetExtension(path)}' file", "name the solution or the project that builds the service");
    }

    private static async Task<LoadedSolution> LoadAsync(string path, IProgress<string>? progress, CancellationToken ct)
    {
        // The workspace stays alive with the solution: documents read their text through it.
        var workspace = MSBuildWorkspace.Create();
        var failures = new ConcurrentQueue<string>();
        using var listening = ProjectLoading.Listen(workspace, failures);
        var (solution, deep) = await DeepDocuments.RemoveAsync(await OpenAsync(workspace, path, progress, ct), ct);

        var projects = solution.Projects.Where(project => project.Language == LanguageNames.CSharp).ToArray();
        if (projects.FirstOrDefault(PackageList.IsMissing) is { } unrestored)
            throw Unrestored(path, unrestored);

        var problems = failures.Concat(deep).Concat(projects.Where(ProjectLoading.IsBroken).Select(ProjectLoading.Broken)).Distinct().ToImmutableArray();
        if (projects.All(ProjectLoading.IsBroken))
        {
            var found = string.Join("; ", problems.Take(3).Prepend("found none that loads"));
            throw Unusable(path, found, "build it with `dotnet build` and see to the errors first");
        }

        return new LoadedSolution(path, solution, problems);
    }

    private static async Task<Solution> OpenAsync(
        MSBuildWorkspace workspace, string path, IProgress<string>? progress, CancellationToken ct)
    {
        var loading = progress is null ? null : new ProjectNames(progress);
        try
        {
            return IsSolution(path)
                ? await workspace.OpenSolutionAsync(path, loading, ct)
                : (await workspace.OpenProjectAsync(path, loading, ct)).Solution;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new WorkspaceException(
                $"{path}: expected a solution that MSBuild can open, found: {ProjectLoading.OneLine(e.Message)}; " +
                "build it with `dotnet build` and see to the errors first.",
                e);
        }
    }

    private static bool IsSolution(string path) => SolutionExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool IsProject(string path) => Path.GetExtension(path).Equals(".csproj", StringComparison.OrdinalIgnoreCase);

    private static WorkspaceException Unrestored(string path, Project project) => new(
        $"{project.FilePath}: expected the package list that a restore writes (project.assets.json), found none: " +
        $"{Path.GetFileName(path)} is not restored: run `dotnet restore {path}`.");

    private static WorkspaceException Unusable(string path, string found, string advice) =>
        new($"{path}: expected a .sln, .slnx, .slnf or .csproj with a C# project, {found}; {advice}.");
}
