using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>The addresses that configuration gives to projects, by key.</summary>
internal sealed class SettingTable
{
    private readonly ProjectTable _projects;
    private readonly ILookup<string, GivenSetting> _byKey;
    private readonly ILookup<string, GivenSetting> _byEnd;

    public SettingTable(TreeLinks links, ProjectTable projects, ServiceTable services)
    {
        _projects = projects;
        All =
        [
            .. from link in links.All(LinkKind.Setting)
               from project in link.Link.Owner.Length == 0 ? [projects.Of(link.File)] : services.ProjectsOf(link.Link.Owner)
               select new GivenSetting(project, link),
        ];
        _byKey = All.ToLookup(given => given.Link.Link.Name, StringComparer.OrdinalIgnoreCase);
        _byEnd = All.ToLookup(given => LastPart(given.Link.Link.Name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All addresses, each for a project that it is given to.</summary>
    public ImmutableArray<GivenSetting> All { get; }

    /// <summary>The addresses that a key has for the code of a file.</summary>
    public IEnumerable<TreeLink> At(string key, string file) => Given(file, _byKey[key]);

    /// <summary>The addresses of the one key whose last parts are given; none where several keys end so, as nothing tells which is meant.</summary>
    public IEnumerable<TreeLink> Ending(string end, string file)
    {
        var ending = _byEnd[LastPart(end)].Where(given => $":{given.Link.Link.Name}".EndsWith($":{end}", StringComparison.OrdinalIgnoreCase));
        TreeLink[] given = [.. Given(file, ending)];
        return given.Select(link => link.Link.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 ? given : [];
    }

    private static string LastPart(string key) => key[(key.LastIndexOf(':') + 1)..];

    private IEnumerable<TreeLink> Given(string file, IEnumerable<GivenSetting> settings) =>
        _projects.Users(file, settings, given => given.Project).Select(given => given.Link);
}
