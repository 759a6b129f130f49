using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// What members mean by the names that they mention, as far as types and projects tell: a member of the own type, else of a type that the
/// type speaks of or of one that implements it, else of one that those speak of, else any of the name. Who mentions a message leads to what
/// is made to handle it.
/// </summary>
internal sealed class References
{
    private const double Guess = 0.6;
    private const double Handled = 0.7;
    private const double Method = 0.6;
    private const double Data = 0.9;

    private readonly ILookup<string, CodeMember> _byName;
    private readonly ILookup<string, CodeMember> _byType;
    private readonly HashSet<string> _typeNames;
    private readonly ILookup<string, string> _bases;
    private readonly ILookup<string, string> _handlers;
    private readonly ProjectTable _projects;
    private readonly Dictionary<string, HashSet<string>> _spoken = [];
    private readonly Dictionary<string, HashSet<string>> _further = [];
    private readonly Dictionary<CodeMember, (CodeMember Target, double Share)[]> _targets = [];
    private readonly Dictionary<(string Project, string Type, string Name), (CodeMember Target, double Share)[]> _meant = [];
    private readonly Dictionary<(string Project, bool IsTest, string Name), CodeMember[]> _together = [];

    /// <summary>Looks at all members once.</summary>
    public References(TreeTables tree, IReadOnlyCollection<CodeMember> members)
    {
        _byName = members.ToLookup(member => member.Name);
        _byType = members.ToLookup(member => member.FullType);
        _typeNames = [.. members.Where(member => member.IsType).Select(member => member.Name)];
        _bases = tree.Links.All(LinkKind.Base).Concat(tree.Links.All(LinkKind.Interface)).ToLookup(link => link.Link.Owner, link => link.Link.Name);
        _handlers = tree.Links.All(LinkKind.MadeFor).ToLookup(link => link.Link.Name, link => link.Link.Owner);
        _projects = tree.Projects;
    }

    /// <summary>The members of a name.</summary>
    public IEnumerable<CodeMember> Named(string name) => _byName[name];

    /// <summary>The members of a type.</summary>
    public IEnumerable<CodeMember> OfType(string type) => _byType[type];

    /// <summary>What a member refers to, each with how sure that is, above 0 and up to 1.</summary>
    public (CodeMember Target, double Share)[] Of(CodeMember member)
    {
        if (!_targets.TryGetValue(member, out var known))
            _targets[member] = known = [.. Find(member)];
        return known;
    }

    private IEnumerable<(CodeMember Target, double Share)> Find(CodeMember member)
    {
        var named = member.Mentions
            .Where(mention => _byName.Contains(mention.Name) || _handlers.Contains(mention.Name))
            .SelectMany(mention => Meant(member, mention.Name));
        return member.IsType ? named.Concat(Inner(member)) : named;
    }

    // All members of a type mean the same by a name, but what is called as they are is never they themselves.
    private (CodeMember Target, double Share)[] Meant(CodeMember member, string name)
    {
        if (name == member.Name)
            return [.. FindMeant(member, name), .. Handling(member, name)];
        var key = (member.File.Project, member.FullType, name);
        if (!_meant.TryGetValue(key, out var known))
            _meant[key] = known = [.. FindMeant(member, name), .. Handling(member, name)];
        return known;
    }

    private IEnumerable<(CodeMember Target, double Share)> Inner(CodeMember head) =>
        from member in _byType[head.FullType]
        where member != head && member.File.Project == head.File.Project
        select (member, member.IsMethod ? Method : Data);

    private IEnumerable<(CodeMember Target, double Share)> FindMeant(CodeMember member, string name)
    {
        CodeMember[] named = [.. Together(member, name).Where(other => other != member)];
        if (named.Length == 0)
            return [];
        if (_typeNames.Contains(name))
            return Shared(named);
        if (Only(named, other => other.FullType == member.FullType) is { Length: > 0 } own)
            return Shared(own);
        var spoken = Spoken(member.FullType);
        if (Only(named, other => IsOf(other, spoken)) is { Length: > 0 } meant)
            return Shared(meant);
        var further = Further(member.FullType);
        return Only(named, other => IsOf(other, further)) is { Length: > 0 } led
            ? Shared(led)
            : Shared(named).Select(guess => (guess.Target, guess.Share * Guess));
    }

    private IEnumerable<(CodeMember Target, double Share)> Handling(CodeMember member, string name)
    {
        string[] types = [.. _handlers[name].Where(type => type != member.FullType).Distinct()];
        return
            from type in types
            from other in _byType[type]
            where other.IsMethod && !other.File.IsTest
            select (other, Handled / Math.Sqrt(types.Length));
    }

    private static CodeMember[] Only(CodeMember[] named, Func<CodeMember, bool> holds) => [.. named.Where(holds)];

    // An interface is no other candidate beside what implements it. Of four that may be meant each counts half: all of them are looked at.
    private static IEnumerable<(CodeMember Target, double Share)> Shared(CodeMember[] meant)
    {
        var types = meant.Where(other => !other.IsOfInterface).Select(other => other.FullType).Distinct().Count();
        return meant.Select(other => (other, 1 / Math.Sqrt(Math.Max(1, types))));
    }

    private CodeMember[] Together(CodeMember member, string name)
    {
        var key = (member.File.Project, member.File.IsTest, name);
        if (!_together.TryGetValue(key, out var known))
            _together[key] = known = [.. _byName[name].Where(other => IsTogether(member, other))];
        return known;
    }

    private bool IsTogether(CodeMember member, CodeMember other) =>
        (!other.File.IsTest || member.File.IsTest) && AreTogether(member.File.Project, other.File.Project);

    private bool AreTogether(string project, string other) =>
        project == other || project.Length == 0 || other.Length == 0 || _projects.Together(project).Contains(other);

    private bool IsOf(CodeMember member, HashSet<string> types) => types.Contains(member.TypeName) || _bases[member.FullType].Any(types.Contains);

    // The types of the tree that the members of a type mention.
    private HashSet<string> Spoken(string type)
    {
        if (!_spoken.TryGetValue(type, out var known))
            _spoken[type] = known = [.. _byType[type].SelectMany(member => member.Mentions).Select(mention => mention.Name).Where(_typeNames.Contains)];
        return known;
    }

    private HashSet<string> Further(string type)
    {
        if (_further.TryGetValue(type, out var known))
            return known;
        var further = new HashSet<string>();
        foreach (var head in Spoken(type).SelectMany(name => _byName[name]).Where(member => member.IsType))
            further.UnionWith(Spoken(head.FullType));
        return _further[type] = further;
    }
}
