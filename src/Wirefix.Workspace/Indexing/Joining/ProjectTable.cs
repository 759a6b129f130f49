using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which project a file belongs to, and which projects see which by their references.</summary>
internal sealed class ProjectTable
{
    private readonly ImmutableDictionary<string, string> _byFolder;
    private readonly ImmutableHashSet<string> _tests;
    private readonly ILookup<string, string> _references;
    private readonly ImmutableHashSet<string> _hosts;

    // One index may be asked by several at once.
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _seen = [];
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _together = [];
    private readonly ConcurrentDictionary<string, string> _ofFolder = [];

    public ProjectTable(ImmutableArray<IndexedFile> files, TreeLinks links)
    {
        All = [.. files.Select(file => file.Path).Where(IsProject)];
        _byFolder = All.GroupBy(Folder).ToImmutableDictionary(folder => folder.Key, folder => folder.First());
        _tests = [.. links.All(LinkKind.TestProject).Select(link => link.File)];
        _hosts = [.. links.All(LinkKind.ApplicationHost).Select(link => link.File)];
        _references = links.All(LinkKind.ProjectReference).ToLookup(link => link.File, link => TreePath.Beside(link.File, link.Link.Text));
    }

    /// <summary>The project files of the tree, by path.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>Whether a path is that of a C# project.</summary>
    public static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>The project file of the nearest folder around a file; an empty text where there is none.</summary>
    public string Of(string file) => OfFolder(Folder(file));

    /// <summary>Whether a project holds tests.</summary>
    public bool IsTest(string project) => _tests.Contains(project);

    /// <summary>Whether code of the one file can name what stands in the other.</summary>
    public bool Sees(string file, string other) => Seen(Of(file)).Contains(Of(other));

    /// <summary>
    /// The projects whose code may run in one process with that of a project: there is one that refers to both. What tests and application
    /// hosts refer to says nothing.
    /// </summary>
    public ImmutableHashSet<string> Together(string project) =>
        _together.GetOrAdd(project, each => [each, .. Hosting(each).SelectMany(Seen)]);

    private IEnumerable<string> Hosting(string project) => _hosts.Contains(project)
        ? []
        : All.Where(each => !IsTest(each) && !_hosts.Contains(each) && Seen(each).Contains(project));

    /// <summary>
    /// Of several things of one name those that a file means: of its own project, else of those that its project refers to, else
    /// all.
    /// </summary>
    public ImmutableArray<T> Near<T>(string file, IEnumerable<T> all, Func<T, string> fileOf) =>
        Nearest(file, [.. all], fileOf, each => Sees(file, fileOf(each)));

    /// <summary>As <see cref="Near"/>, but of those who can name what stands in the file.</summary>
    public ImmutableArray<T> Users<T>(string file, IEnumerable<T> all, Func<T, string> fileOf) =>
        Nearest(file, [.. all], fileOf, each => Sees(fileOf(each), file));

    /// <summary>
    /// As <see cref="Users"/>, but none of those whose code runs in no process with that of the file: what stands there under the same name
    /// is something else.
    /// </summary>
    public ImmutableArray<T> InProcess<T>(string file, IEnumerable<T> all, Func<T, string> fileOf)
    {
        var project = Of(file);
        var together = Together(project);
        return Users(file, all.Where(each => Of(fileOf(each)) is var other && (Seen(other).Contains(project) || together.Contains(other))), fileOf);
    }

    private ImmutableArray<T> Nearest<T>(string file, ImmutableArray<T> all, Func<T, string> fileOf, Func<T, bool> isSeen)
    {
        if (all.Length < 2)
            return all;
        var project = Of(file);
        ImmutableArray<T> own = [.. all.Where(each => Of(fileOf(each)) == project)];
        if (!own.IsEmpty)
            return own;
        ImmutableArray<T> seen = [.. all.Where(isSeen)];
        return seen.IsEmpty ? all : seen;
    }

    private string OfFolder(string folder) => _ofFolder.GetOrAdd(folder, FindOfFolder);

    private string FindOfFolder(string folder)
    {
        if (_byFolder.TryGetValue(folder, out var project))
            return project;
        return folder.Length == 0 ? "" : OfFolder(Folder(folder));
    }

    private ImmutableHashSet<string> Seen(string project) => _seen.GetOrAdd(project, FindSeen);

    private ImmutableHashSet<string> FindSeen(string project)
    {
        var seen = new HashSet<string> { project };
        var open = new Stack<string>([project]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in _references[next].Where(seen.Add))
                open.Push(reference);
        }

        return [.. seen];
    }

    private static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var cut ? path[..cut] : "";
}
