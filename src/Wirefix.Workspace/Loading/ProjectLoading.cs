using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace Wirefix.Workspace.Loading;

/// <summary>Opens projects one by one and says what is wrong with those that cannot be asked.</summary>
internal static class ProjectLoading
{
    public static async Task<LoadedSolution> OpenAsync(
        string tree, IEnumerable<string> files, IProgress<ProjectLoadProgress>? progress, CancellationToken ct)
    {
        // The workspace stays alive with the solution: documents read their text through it.
        var workspace = MSBuildWorkspace.Create();
        var failures = new ConcurrentQueue<string>();
        using var listening = Listen(workspace, failures);
        foreach (var file in files)
            await OpenAsync(workspace, file, failures, progress, ct);

        var (solution, deep) = await DeepDocuments.RemoveAsync(workspace.CurrentSolution, ct);
        foreach (var project in solution.Projects)
        {
            if (FaultOf(project) is not { } fault)
                continue;
            failures.Enqueue(fault);
            solution = solution.RemoveProject(project.Id);
        }

        return new LoadedSolution(tree, solution, [.. failures.Concat(deep).Distinct()]);
    }

    /// <summary>Collects what a workspace says of projects that do not load.</summary>
    public static IDisposable Listen(MSBuildWorkspace workspace, ConcurrentQueue<string> failures) =>
        workspace.RegisterWorkspaceFailedHandler(e =>
        {
            if (e.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                failures.Enqueue(OneLine(e.Diagnostic.Message));
        });

    /// <summary>Whether a project came without what it compiles against.</summary>
    public static bool IsBroken(Project project) => project.DocumentIds.Count > 0 && project.MetadataReferences.Count == 0;

    /// <summary>Says that a project is broken.</summary>
    public static string Broken(Project project) =>
        $"{project.FilePath}: expected references, found none; build it with `dotnet build` and see to the errors.";

    /// <summary>A message in one line.</summary>
    public static string OneLine(string message) => string.Join(' ', message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static async Task OpenAsync(
        MSBuildWorkspace workspace, string file, ConcurrentQueue<string> failures, IProgress<ProjectLoadProgress>? progress, CancellationToken ct)
    {
        if (workspace.CurrentSolution.Projects.Any(project => project.FilePath == file))
            return;

        try
        {
            await workspace.OpenProjectAsync(file, progress, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failures.Enqueue($"{file}: expected a project that MSBuild can open, found: {OneLine(e.Message)}");
        }
    }

    private static string? FaultOf(Project project) => project switch
    {
        { Language: not LanguageNames.CSharp } => null,
        _ when PackageList.IsMissing(project) => $"{project.FilePath}: expected the package list that a restore writes (project.assets.json), found none.",
        _ when project.DocumentIds.Count == 0 => $"{project.FilePath}: expected C# files, found none that MSBuild names; see to the project file.",
        _ => IsBroken(project) ? Broken(project) : null,
    };
}
