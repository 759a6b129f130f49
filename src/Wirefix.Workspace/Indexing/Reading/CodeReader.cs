using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Finds in a C# file, from its syntax alone, the places where wire names live and what the file tells for others.</summary>
public static class CodeReader
{
    // The more a reader knows of a place, the earlier it stands: the first to speak of a position is believed.
    private static readonly ImmutableArray<IPlaceReader> PlaceReaders =
    [
        new AttributePlaces(),
        new BindingPlaces(),
        new ControllerPlaces(),
        new MinimalApiPlaces(),
        new HandlerPlaces(),
        new GrpcPlaces(),
        new RequestPlaces(),
        new RestSharpPlaces(),
        new QueuePlaces(),
        new LogPlaces(),
        new HeaderPlaces(),
        new UrlPlaces(),
        new FormPlaces(),
        new KeyPlaces(),
        new MemberPlaces(),
        new TextPlaces(),
        new MentionPlaces(),
    ];

    private static readonly ImmutableArray<ILinkReader> LinkReaders =
    [
        new ConstantLinks(),
        new TypeLinks(),
        new RouteGroups(),
        new ClientLinks(),
        new HostLinks(),
        new NamingLinks(),
    ];

    // By the number of the kind of node, because every node of a tree is asked for.
    private static readonly ImmutableArray<ImmutableArray<(int Rank, IPlaceReader Reader)>> PlacesByKind =
        Table(PlaceReaders.SelectMany((reader, rank) => reader.Kinds.Select(kind => (kind, (rank, reader)))));

    private static readonly ImmutableArray<ImmutableArray<ILinkReader>> LinksByKind =
        Table(LinkReaders.SelectMany(reader => reader.Kinds.Select(kind => (kind, reader))));

    /// <summary>Reads a text, whatever of it is C#; the places come by line.</summary>
    /// <exception cref="InvalidDataException">It is nested too deep; the message says what was expected and found.</exception>
    public static FileContent Read(string text, CancellationToken ct)
    {
        var root = SourceSyntax.Parse(text, ct);
        var lines = root.SyntaxTree.GetText(ct).Lines;
        var ids = new SyntaxIds();
        var names = new List<(int Rank, FoundName Name)>();
        var links = ImmutableArray.CreateBuilder<FileLink>();
        var scope = new FileScope(root);
        foreach (var node in root.DescendantNodes())
        {
            foreach (var (rank, reader) in Of(PlacesByKind, node))
                names.AddRange(reader.Read(node, scope).Where(found => found.Name.Length > 0).Select(found => (rank, found)));
            foreach (var reader in Of(LinksByKind, node))
                links.AddRange(reader.Read(node, ids.Of(node).Type, scope));
        }

        ImmutableArray<WirePlace> places =
        [
            .. from found in names.GroupBy(found => found.Name.Position).SelectMany(Believed)
               let line = lines.GetLineFromPosition(found.Position).LineNumber + 1
               orderby found.Position
               let id = ids.Of(found.Node)
               select new WirePlace(found.Name, found.Kind, line, id.Type, id.Member, found.Direction),
        ];
        return new FileContent([.. places.Where(place => !place.IsMention)], [.. links.Distinct()])
        {
            Mentions = MemberMentions.Of(places),
        };
    }

    private static ImmutableArray<T> Of<T>(ImmutableArray<ImmutableArray<T>> table, SyntaxNode node) =>
        node.RawKind < table.Length ? table[node.RawKind] : [];

    private static ImmutableArray<ImmutableArray<T>> Table<T>(IEnumerable<(SyntaxKind Kind, T Entry)> entries)
    {
        var byKind = entries.ToLookup(entry => (int)entry.Kind, entry => entry.Entry);
        return [.. Enumerable.Range(0, byKind.Max(kind => kind.Key) + 1).Select(kind => byKind[kind].ToImmutableArray())];
    }

    // One reader may find several names at a position: a member with two attributes, a path of several methods.
    private static IEnumerable<FoundName> Believed(IEnumerable<(int Rank, FoundName Name)> found)
    {
        var first = found.Min(each => each.Rank);
        return found.Where(each => each.Rank == first).Select(each => each.Name).Distinct();
    }
}
