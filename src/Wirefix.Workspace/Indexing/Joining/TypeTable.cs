using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which classes of a tree derive from which, as far as their names tell.</summary>
internal sealed class TypeTable(TreeLinks links, ProjectTable projects)
{
    private static readonly ImmutableHashSet<LinkKind> Declaring =
        [LinkKind.Base, LinkKind.Abstract, LinkKind.ControllerRoute, LinkKind.Constant];

    private readonly Lazy<ILookup<string, Standpoint>> _bySimpleName = new(() =>
        Declaring.SelectMany(links.All).Select(Standpoint.Of).Distinct().ToLookup(type => SimpleName(type.Type)));

    /// <summary>A type's name without namespace and arity.</summary>
    public static string SimpleName(string type) => type[(type.LastIndexOf('.') + 1)..].Split('`')[0];

    /// <summary>The type itself and what it derives from, nearest first; several at one distance where names are ambiguous.</summary>
    public ImmutableArray<Standpoint> WithBases(Standpoint type) => Reached(type, Bases);

    /// <summary>The type itself and what derives from it.</summary>
    public ImmutableArray<Standpoint> WithDerived(Standpoint type) => Reached(type, Derived);

    /// <summary>Whether the type is declared abstract.</summary>
    public bool IsAbstract(Standpoint type) => links.Owned(LinkKind.Abstract, type.Type).Any(link => link.File == type.File);

    private IEnumerable<Standpoint> Bases(Standpoint type) =>
        from link in links.Owned(LinkKind.Base, type.Type)
        where link.File == type.File
        from parent in projects.Near(type.File, _bySimpleName.Value[link.Link.Name], found => found.File)
        select parent;

    private IEnumerable<Standpoint> Derived(Standpoint type) =>
        projects.Users(type.File, links.Named(LinkKind.Base, SimpleName(type.Type)), link => link.File).Select(Standpoint.Of);

    private static ImmutableArray<Standpoint> Reached(Standpoint type, Func<Standpoint, IEnumerable<Standpoint>> step)
    {
        var reached = new List<Standpoint> { type };
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(step(reached[i]).Where(next => !reached.Contains(next)).ToArray());
        return [.. reached];
    }
}
