using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>What is asked of a tree as a whole, worked out once of its files.</summary>
internal sealed class TreeTables
{
    public TreeTables(ImmutableArray<IndexedFile> files)
    {
        Links = new TreeLinks(files);
        Projects = new ProjectTable(files, Links);
        Types = new TypeTable(Links, Projects);
        Services = new ServiceTable(Links, Projects);
        Settings = new SettingTable(Links, Projects, Services);
        Closing = new TextClosing(Links, Projects, Types, Settings);
    }

    public TreeLinks Links { get; }

    public ProjectTable Projects { get; }

    public TypeTable Types { get; }

    public ServiceTable Services { get; }

    public SettingTable Settings { get; }

    public TextClosing Closing { get; }
}
