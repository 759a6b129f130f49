using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Finds the places of a file where wire names live, from its syntax alone.</summary>
public static class PlaceReader
{
    // The more a reader knows of a place, the earlier it stands: the first to speak of a position is believed.
    private static readonly ImmutableArray<IPlaceReader> Readers =
    [
        new AttributePlaces(),
        new BindingPlaces(),
        new ControllerPlaces(),
        new MinimalApiPlaces(),
        new HandlerPlaces(),
        new RequestPlaces(),
        new LogPlaces(),
        new HeaderPlaces(),
        new UrlPlaces(),
        new FormPlaces(),
        new KeyPlaces(),
        new MemberPlaces(),
        new TextPlaces(),
        new MentionPlaces(),
    ];

    // By the number of the kind of node, because every node of a tree is asked for.
    private static readonly ImmutableArray<ImmutableArray<(int Rank, IPlaceReader Reader)>> ByKind = Table();

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)
        .WithPreprocessorSymbols(Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER").Append("NET"));

    /// <summary>The places of a text; any text is read, whatever of it is C#.</summary>
    public static ImmutableArray<WirePlace> Read(string text, CancellationToken ct) =>
        Read(CSharpSyntaxTree.ParseText(text, Options, cancellationToken: ct));

    /// <summary>The places of a syntax tree, by line.</summary>
    public static ImmutableArray<WirePlace> Read(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var lines = tree.GetText().Lines;
        var ids = new SyntaxIds();
        return
        [
            .. from found in Names(root, new FileScope(root))
               let line = lines.GetLineFromPosition(found.Position).LineNumber + 1
               orderby found.Position
               let id = ids.Of(found.Node)
               select new WirePlace(found.Name, found.Kind, line, id.Type, id.Member, found.Direction),
        ];
    }

    private static IEnumerable<FoundName> Names(CompilationUnitSyntax root, FileScope scope)
    {
        var names = new List<(int Rank, FoundName Name)>();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var (rank, reader) in ReadersOf(node))
                names.AddRange(reader.Read(node, scope).Where(found => found.Name.Length > 0).Select(found => (rank, found)));
        }

        return names.GroupBy(found => found.Name.Position).SelectMany(Believed);
    }

    private static ImmutableArray<(int Rank, IPlaceReader Reader)> ReadersOf(SyntaxNode node) =>
        node.RawKind < ByKind.Length ? ByKind[node.RawKind] : [];

    private static ImmutableArray<ImmutableArray<(int Rank, IPlaceReader Reader)>> Table()
    {
        var byKind = Readers
            .SelectMany((reader, rank) => reader.Kinds.Select(kind => (Kind: (int)kind, Entry: (rank, reader))))
            .ToLookup(pair => pair.Kind, pair => pair.Entry);
        return [.. Enumerable.Range(0, byKind.Max(kind => kind.Key) + 1).Select(kind => byKind[kind].ToImmutableArray())];
    }

    // One reader may find several names at a position: a member with two attributes, a path of several methods.
    private static IEnumerable<FoundName> Believed(IEnumerable<(int Rank, FoundName Name)> found)
    {
        var first = found.Min(each => each.Rank);
        return found.Where(each => each.Rank == first).Select(each => each.Name).Distinct();
    }
}
