using System.ComponentModel;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;
using Wirefix.Agent.Context;
using Wirefix.Workspace;

namespace Wirefix.Agent.Tools;

/// <summary><c>references</c>: who uses a symbol.</summary>
internal sealed class ReferencesTool(ISessionSource source)
{
    private const int MostShown = 40;

    [Description("Every line of the solution that uses a member or a type, tests among them.")]
    public async Task<string> AnswerAsync(
        [Description("A documentation-comment id, or the end of a qualified name.")] string symbol,
        [Description("How many of them to skip, to go on in a long list.")] int skip = 0,
        CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var found = await session.FindAsync(symbol, cancellationToken).ConfigureAwait(false);
        var meant = await SymbolLookup.SymbolOfAsync(found, cancellationToken).ConfigureAwait(false)
            ?? throw new ToolException($"'{symbol}' cannot be referred to; name a member or a type.");
        var places = await PlacesAsync(meant, found.Document.Project.Solution, cancellationToken).ConfigureAwait(false);
        if (places.Length == 0)
            return $"Nothing in the solution refers to `{found.Id}`.";
        if (skip < 0 || skip >= places.Length)
            throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"skip expects 0 to {places.Length - 1}, found {skip}."));
        var shown = places.Skip(skip).Take(MostShown).Select(place => Line(session, place)).ToArray();
        var left = places.Length - skip - shown.Length;
        return ToolText.Of(
            string.Create(CultureInfo.InvariantCulture, $"{places.Length} references to `{found.Id}`.{(left > 0 ? $" {left} more: go on with skip={skip + shown.Length}." : "")}"),
            new ContextBlock("text", string.Join('\n', shown)));
    }

    private static async Task<Location[]> PlacesAsync(ISymbol symbol, Solution solution, CancellationToken cancellationToken)
    {
        var references = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
        return
        [
            .. references.SelectMany(reference => reference.Locations).Where(place => !place.IsImplicit).Select(place => place.Location)
                .DistinctBy(place => (place.SourceTree!.FilePath, place.SourceSpan))
                .OrderBy(place => place.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(place => place.SourceSpan.Start),
        ];
    }

    private static string Line(FixSession session, Location place)
    {
        var line = place.SourceTree!.GetText().Lines.GetLineFromPosition(place.SourceSpan.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{session.Relative(place.SourceTree.FilePath)}:{line.LineNumber + 1}: {Traffic.VisibleText.Of(line.ToString().Trim())}");
    }
}
