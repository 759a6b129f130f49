using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A file as a search sees it; what is asked of it often is worked out once.</summary>
internal sealed class CodeFile(IndexedFile file, ProjectTable projects)
{
    private string? _project;
    private bool? _isTest;
    private double? _weight;

    /// <summary>The path below the tree's root.</summary>
    public string Path => file.Path;

    /// <summary>The naming policies that hold for its members.</summary>
    public ImmutableArray<NamingRule> Naming => file.Naming;

    /// <summary>The project that it belongs to; empty where there is none.</summary>
    public string Project => _project ??= projects.Of(Path);

    /// <summary>Whether it holds tests.</summary>
    public bool IsTest => _isTest ??= FileWeights.IsTest(Path) || projects.IsTest(Project);

    /// <summary>How likely it is that a fault in production is mended in it.</summary>
    public double Weight => _weight ??= FileWeights.Of(file, IsTest);
}
