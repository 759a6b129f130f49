using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>The projects whose code may run in the process that serves or sends an exchange.</summary>
internal sealed class ServedProjects
{
    private const double Likely = 0.3;

    private readonly HashSet<string> _near;

    /// <summary>Takes the projects of the likely ends.</summary>
    public ServedProjects(Dictionary<CodeMember, double> ends, ProjectTable projects) =>
        _near =
        [
            .. ends.Where(end => end.Value >= Likely)
                .Select(end => end.Key.File.Project)
                .Distinct()
                .SelectMany(project => projects.Together(project).Append(project)),
        ];

    /// <summary>Whether a member may run there; all do where no end is known.</summary>
    public bool Hold(CodeMember member) => _near.Count == 0 || _near.Contains(member.File.Project);
}
