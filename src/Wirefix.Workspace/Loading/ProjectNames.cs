using Microsoft.CodeAnalysis.MSBuild;

namespace Wirefix.Workspace.Loading;

/// <summary>Reports the names of projects as they are loaded.</summary>
internal sealed class ProjectNames(IProgress<string> names) : IProgress<ProjectLoadProgress>
{
    public void Report(ProjectLoadProgress value)
    {
        if (value.Operation == ProjectLoadOperation.Resolve)
            names.Report(Path.GetFileNameWithoutExtension(value.FilePath));
    }
}
