using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating;

/// <summary>
/// Finds chains in the programs of a solution. Code of a project runs with what that project references; registrations elsewhere are
/// another service's.
/// </summary>
internal sealed class Programs(Solution solution, CallGraphs graphs)
{
    private readonly Dictionary<ProjectId, ChainFinder> _finders = [];

    /// <summary>The chains of one project.</summary>
    public ChainFinder Of(ProjectId project)
    {
        if (!_finders.TryGetValue(project, out var finder))
        {
            var reach = solution.GetProjectDependencyGraph().GetProjectsThatThisProjectTransitivelyDependsOn(project).Append(project);
            finder = Create(FrameworkGroups.Representatives(solution, reach).ToHashSet());
            _finders.Add(project, finder);
        }

        return finder;
    }

    /// <summary>The chains of all projects as if they were one program.</summary>
    public ChainFinder Together() => Create(solution.ProjectIds.ToHashSet());

    private ChainFinder Create(IReadOnlySet<ProjectId> reach) => new(graphs.Of(reach));
}
