using Microsoft.CodeAnalysis;
using Wirefix.Agent.Testing;
using Wirefix.Replay;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>Which project of a solution is the service that served a call chain.</summary>
internal static class ServiceProject
{
    /// <summary>
    /// The program that holds the chain's entry, or the first program, by name, that sees the project that does;
    /// null where the solution has none.
    /// </summary>
    public static Project? Of(Solution solution, Suspect suspect)
    {
        var entry = solution.Projects.FirstOrDefault(project => project.Name == suspect.CallChain[0].Location.Project);
        if (entry is null || IsProgram(entry))
            return entry;
        var dependents = solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(entry.Id).ToHashSet();
        return solution.Projects
            .Where(project => dependents.Contains(project.Id) && IsProgram(project) && !TestCode.IsIn(project))
            .OrderBy(project => project.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The service as it was built; it starts in its project's folder, as <c>dotnet run</c> does.</summary>
    public static BuiltService Built(Project project) =>
        new(project.OutputFilePath!, Path.GetDirectoryName(project.FilePath)!);

    private static bool IsProgram(Project project) =>
        project.CompilationOptions?.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
}
