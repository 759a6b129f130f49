using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Puts into open texts what other files tell. What is ambiguous gives a text for each candidate.</summary>
internal sealed class TextClosing(TreeLinks links, ProjectTable projects, TypeTable types, SettingTable settings)
{
    // Constants that name each other unfold without end in hostile code.
    private const int MostSteps = 200;
    private const int MostCandidates = 64;

    private readonly ILookup<string, string> _imports = links.All(LinkKind.StaticImport).ToLookup(link => link.File, link => link.Link.Name);

    /// <summary>The texts that an open text can be, without references; what nobody knows is a variable part.</summary>
    public ImmutableArray<string> Close(string text, Standpoint at)
    {
        if (!OpenText.IsOpen(text))
            return [text];
        var steps = MostSteps;
        return [.. Close(text, at, ref steps).Distinct()];
    }

    /// <summary>The areas that a controller can be in; one empty text where nothing says any.</summary>
    public IEnumerable<string> Areas(Standpoint controller) => Nearest(LinkKind.Area, controller)
        .SelectMany(link => Close(link.Link.Text, Standpoint.Of(link)))
        .DefaultIfEmpty("");

    private List<string> Close(string text, Standpoint at, ref int steps)
    {
        if (OpenText.First(text) is not var (before, kind, name, behind))
            return [text];

        var closed = new List<string>();
        if (steps-- > 0)
        {
            foreach (var (value, origin) in Values(kind, name, at).Take(MostCandidates))
                closed.AddRange(Close(value, origin, ref steps));
        }

        List<string> values = closed.Count == 0 ? [Unknown(kind, name)] : [.. closed.Distinct().Take(MostCandidates)];
        var ends = Close(behind, at, ref steps);
        return [.. values.SelectMany(value => ends.Select(end => $"{before}{value}{end}")).Take(MostCandidates)];
    }

    // What nobody hands in is no prefix; any other part has some text or other.
    private static string Unknown(ReferenceKind kind, string name) =>
        kind is ReferenceKind.RouteGroup or ReferenceKind.ControllerRoute ? "" : OpenText.Hole(name);

    private IEnumerable<(string Text, Standpoint At)> Values(ReferenceKind kind, string name, Standpoint at) => kind switch
    {
        ReferenceKind.Constant => Constants(name, at).Select(Told),
        ReferenceKind.RouteGroup => Groups(name, at).Select(Told),
        ReferenceKind.ControllerRoute => Roots(at.Controller ?? at)
            .Select(link => (RouteTokens.WithAction(link.Link.Text, name), Standpoint.Of(link))),
        ReferenceKind.Setting => settings.At(name, at.File).Select(Told),
        ReferenceKind.Option => settings.Ending(name, at.File).Select(Told),
        ReferenceKind.RpcService => projects.Near(at.File, links.Named(LinkKind.RpcService, name), link => link.File).Select(Told),
        _ => [],
    };

    private static (string Text, Standpoint At) Told(TreeLink link) => (link.Link.Text, Standpoint.Of(link));

    private ImmutableArray<TreeLink> Constants(string path, Standpoint at)
    {
        var cut = path.LastIndexOf('.');
        var named = links.Named(LinkKind.Constant, path[(cut + 1)..]);
        if (cut < 0)
            return OfAround(named, at);

        var type = path[..cut];
        return Innermost(projects.Near(at.File, named.Where(link => IsNamed(link.Link.Owner, type)), link => link.File), type, at);
    }

    // Of several types of one name C# takes the one in the innermost namespace around.
    private static ImmutableArray<TreeLink> Innermost(ImmutableArray<TreeLink> constants, string type, Standpoint at)
    {
        var around = constants
            .GroupBy(link => link.Link.Owner[..^type.Length])
            .Where(space => at.Type.StartsWith(space.Key, StringComparison.Ordinal))
            .MaxBy(space => space.Key.Length);
        return around is null ? constants : [.. around];
    }

    private ImmutableArray<TreeLink> OfAround(IEnumerable<TreeLink> named, Standpoint at)
    {
        if (!named.Any())
            return [];
        var bases = types.WithBases(at).Select(type => type.Type).ToHashSet();
        var around = named.Where(link =>
            bases.Contains(link.Link.Owner) ||
            at.Type.StartsWith($"{link.Link.Owner}.", StringComparison.Ordinal) ||
            _imports[at.File].Any(import => IsNamed(link.Link.Owner, import)));
        return projects.Near(at.File, around, link => link.File);
    }

    private static bool IsNamed(string type, string name) =>
        type == name || (type.EndsWith(name, StringComparison.Ordinal) && type[^(name.Length + 1)] == '.');

    private IEnumerable<TreeLink> Groups(string parameter, Standpoint at)
    {
        var callers = links.Named(LinkKind.RouteGroup, parameter)
            .Concat(links.Named(LinkKind.RouteGroup, $"{TypeTable.SimpleName(at.Type)}.{parameter}"));
        return projects.Users(at.File, callers, link => link.File);
    }

    private IEnumerable<TreeLink> Roots(Standpoint controller) => Nearest(LinkKind.ControllerRoute, controller);

    // The nearest class that has the attribute says it, as ASP.NET Core reads them.
    private IEnumerable<TreeLink> Nearest(LinkKind kind, Standpoint controller) => types.WithBases(controller)
        .Select(type => links.Owned(kind, type.Type).Where(link => projects.Sees(controller.File, link.File)).ToArray())
        .FirstOrDefault(found => found.Length > 0) ?? [];
}
