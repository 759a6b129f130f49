using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// Reads a project once, though it is loaded once for each framework that it is built for: as it is for the newest one, with what only the
/// others compile.
/// </summary>
internal static class FrameworkGroups
{
    private static readonly string[] TestFrameworks = ["xunit", "nunit.framework", "microsoft.visualstudio.testplatform", "tunit"];

    /// <summary>The projects that hold a service's code, those of one file together, the newest framework first.</summary>
    public static IEnumerable<ImmutableArray<Project>> Of(Solution solution) =>
        solution.Projects.Where(project => project.Language == LanguageNames.CSharp && !IsTest(project))
            .GroupBy(FileOf)
            .Select(group => group.OrderByDescending(Age).ToImmutableArray());

    /// <summary>The projects that stand for others in an index: the first of each group.</summary>
    public static IEnumerable<ProjectId> Representatives(Solution solution, IEnumerable<ProjectId> projects)
    {
        var files = projects.Select(id => FileOf(solution.GetProject(id)!)).ToHashSet();
        return Of(solution).Select(group => group[0]).Where(project => files.Contains(FileOf(project))).Select(project => project.Id);
    }

    /// <summary>The code of a group, all of it as the first project's.</summary>
    public static async Task<(IReadOnlyList<CodeUnit> Units, IReadOnlyList<SourceType> Types)> ReadAsync(ImmutableArray<Project> group, CancellationToken ct)
    {
        var units = new List<CodeUnit>();
        var types = new List<SourceType>();
        foreach (var project in group)
        {
            if (await project.GetCompilationAsync(ct) is not { } compilation)
                continue;

            var seenUnits = units.Select(unit => unit.Id).ToHashSet();
            var seenTypes = types.Select(type => MemberId.Of(type.Symbol)).ToHashSet();
            units.AddRange((await SourceUnits.ReadAsync(project, group[0], ct)).Where(unit => !seenUnits.Contains(unit.Id)));
            types.AddRange(TypesOf(compilation.Assembly.GlobalNamespace)
                .Where(type => !seenTypes.Contains(MemberId.Of(type)))
                .Select(type => new SourceType(group[0], type)));
        }

        return (units, types);
    }

    private static string FileOf(Project project) => project.FilePath ?? project.Id.Id.ToString();

    // Each framework defines a symbol for itself and every one before it.
    private static int Age(Project project) =>
        project.ParseOptions?.PreprocessorSymbolNames.Count(name => name.EndsWith("_OR_GREATER", StringComparison.Ordinal)) ?? 0;

    private static bool IsTest(Project project) =>
        project.MetadataReferences.Any(reference => reference.Display is { } path &&
            TestFrameworks.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member =>
            member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));
}
