using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A member, or the head of a type, with the places in it.</summary>
/// <param name="file">The file that it stands in.</param>
/// <param name="type">The type around it, with its namespace.</param>
/// <param name="id">Its id, as places have it.</param>
/// <param name="places">Its places, by line.</param>
/// <param name="mentions">What it mentions, by line.</param>
internal sealed class CodeMember(
    CodeFile file, string type, string id, ImmutableArray<WirePlace> places, ImmutableArray<Mention> mentions)
{
    private static readonly FrozenSet<string> Watching =
        FrozenSet.ToFrozenSet(["Logger", "Logging", "Diagnostic", "Diagnostics", "Telemetry", "Metrics", "Tracing"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that it stands in.</summary>
    public CodeFile File { get; } = file;

    /// <summary>Its places, by line.</summary>
    public ImmutableArray<WirePlace> Places { get; } = places;

    /// <summary>What it mentions, by line.</summary>
    public ImmutableArray<Mention> Mentions { get; } = mentions;

    /// <summary>The name that code calls it by; of a constructor and of a type the type's.</summary>
    public string Name { get; } = NameIn(type, id);

    /// <summary>The type around it, or that it is the head of, with its file: others may have the same name.</summary>
    public (string File, string Type) Type => (File.Path, type);

    /// <summary>The name of the type without its namespace and arity.</summary>
    public string TypeName { get; } = TypeTable.SimpleName(type);

    /// <summary>The directions that its places have, as far as syntax tells.</summary>
    public IEnumerable<PlaceDirection> Directions =>
        Places.Where(place => place.Direction != PlaceDirection.Unknown).Select(place => place.Direction);

    /// <summary>The type around it with its namespace; files may share it.</summary>
    public string FullType => type;

    /// <summary>Whether it is the head of a type.</summary>
    public bool IsType => id.StartsWith("T:", StringComparison.Ordinal);

    /// <summary>Its own name as a place; where nothing tells the line, the first of what is known in it.</summary>
    public WirePlace Own => Place(Mentions.Where(mention => mention.Name == Name).DefaultIfEmpty(
        new Mention(Name, PlaceKind.Mention, FirstLine)).First());

    /// <summary>How many routes and requests stand in it; an ambiguous one is several places on one line.</summary>
    public int Addresses => Places.Where(place => place.Kind is PlaceKind.Route or PlaceKind.RequestUri).Select(place => place.Line).Distinct().Count();

    /// <summary>Whether it serves a route.</summary>
    public bool Serves => Places.Any(place => place.Kind == PlaceKind.Route);

    /// <summary>Whether its type is an interface, as its name tells.</summary>
    public bool IsOfInterface => TypeName is ['I', >= 'A' and <= 'Z', ..];

    /// <summary>Whether its type only watches what goes by, as its name tells: it logs, counts, traces.</summary>
    public bool IsWatching => WireName.Words(TypeName).Any(Watching.Contains);

    /// <summary>Whether it is a constructor.</summary>
    public bool IsConstructor => id.Contains(".#ctor", StringComparison.Ordinal);

    /// <summary>Whether it is a method, a constructor or an operator.</summary>
    public bool IsMethod => id.StartsWith("M:", StringComparison.Ordinal);

    private int FirstLine => Places.Select(place => place.Line).Concat(Mentions.Select(mention => mention.Line)).DefaultIfEmpty(1).Min();

    /// <summary>The members of an index.</summary>
    public static ImmutableArray<CodeMember> In(WireIndex index) =>
        [.. index.Files.SelectMany(file => In(file, new CodeFile(file, index.Tree.Projects)))];

    /// <summary>A mention of the member as a place.</summary>
    public WirePlace Place(Mention mention) =>
        new(mention.Name, mention.Kind, mention.Line, type, id, PlaceDirection.Unknown);

    private static IEnumerable<CodeMember> In(IndexedFile file, CodeFile shared)
    {
        var places = file.Places.ToLookup(place => place.Member);
        var mentions = file.Mentions.ToDictionary(member => member.Member, member => member.Mentions);
        return
            from member in file.Places.Select(place => (place.Type, Id: place.Member))
                .Concat(file.Mentions.Select(member => (member.Type, Id: member.Member)))
                .DistinctBy(member => member.Id)
            select new CodeMember(shared, member.Type, member.Id, [.. places[member.Id]], mentions.GetValueOrDefault(member.Id, []));
    }

    private static string NameIn(string type, string member)
    {
        var id = member.AsSpan();
        var parameters = id.IndexOf('(');
        var path = parameters < 0 ? id : id[..parameters];
        if (path.EndsWith(".#ctor", StringComparison.Ordinal) || path.EndsWith(".#cctor", StringComparison.Ordinal))
            path = type;
        var name = path[(path.LastIndexOfAny('.', ':') + 1)..];
        var arity = name.IndexOf('`');
        return (arity < 0 ? name : name[..arity]).ToString();
    }
}
