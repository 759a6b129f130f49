using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Context;
using Wirefix.Workspace;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Agent.Tools;

/// <summary><c>find_symbol</c>: where in the code a name lives, whether it is a name of C# or one on the wire.</summary>
internal sealed class FindSymbolTool(ISessionSource source)
{
    private const int MostSymbols = 15;
    private const int MostPlaces = 15;

    [Description("Where a name lives in the code: a name of C# (a type, a member, or the end of a qualified name), or one on the wire "
        + "(a JSON field, a header, a path such as 'GET /orders/42').")]
    public async Task<string> AnswerAsync([Description("The name.")] string name, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ToolException("name expects a name, found an empty text.");
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var solution = (await session.CodeAsync(cancellationToken).ConfigureAwait(false)).Solution.Solution;
        var symbols = await SymbolLookup.NamedAsync(solution, name.Trim(), cancellationToken).ConfigureAwait(false);
        var places = WireSearch.Find(await session.IndexAsync(cancellationToken).ConfigureAwait(false), new WireQuery(name.Trim()));
        if (!symbols.IsEmpty || !places.IsEmpty)
            return ToolText.Of("read_symbol(symbol) shows the code of one, references(symbol) who uses it.", Found(session, symbols, places));
        var near = await SymbolLookup.NearAsync(solution, name.Trim(), cancellationToken).ConfigureAwait(false);
        return near.IsEmpty
            ? throw new ToolException($"nothing in the code is called '{name}', nor like it; try another name of the same exchange, or call_chain().")
            : ToolText.Of($"Nothing is called '{VisibleName(name)}'. Like it are:", ContextText.Block(Lines(session, near)));
    }

    private static IEnumerable<ContextBlock> Found(FixSession session, ImmutableArray<FoundSymbol> symbols, ImmutableArray<RankedPlace> places)
    {
        if (!symbols.IsEmpty)
            yield return ContextText.Block(Lines(session, symbols));
        if (!places.IsEmpty)
            yield return ContextText.Block(places.Take(MostPlaces).Select(PlaceLine).Concat(More(places.Length, MostPlaces)));
    }

    private static IEnumerable<string> Lines(FixSession session, ImmutableArray<FoundSymbol> symbols) => symbols
        .Take(MostSymbols)
        .Select(symbol => string.Create(CultureInfo.InvariantCulture, $"{symbol.Id} ({session.Relative(symbol.Document.FilePath!)}:{symbol.Line})"))
        .Concat(More(symbols.Length, MostSymbols));

    // The member without its parameters, whose types stand there as they are written: read_symbol takes it so.
    private static string PlaceLine(RankedPlace place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{place.File}:{place.Place.Line} {place.Place.Kind} '{place.Place.Name}' in {place.Place.Member.Split('(')[0].Split(':')[^1]}");

    private static IEnumerable<string> More(int count, int shown) =>
        count > shown ? [string.Create(CultureInfo.InvariantCulture, $"and {count - shown} more; a longer name finds fewer")] : [];

    private static string VisibleName(string name) => Traffic.VisibleText.Of(ContextText.Value(name));
}
