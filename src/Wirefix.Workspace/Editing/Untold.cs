using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Editing;

/// <summary>What of a change its edits do not tell.</summary>
public static class Untold
{
    private const int LongestShown = 120;

    /// <summary>
    /// The first declaration of each file that the edits, applied, leave otherwise than the change has it; empty where they lead to it.
    /// Comments outside of what was replaced, the order of members, and usings that nobody needs any more do not count.
    /// </summary>
    public static async Task<ImmutableArray<(Document Document, string Declaration)>> OfAsync(
        Solution before, ImmutableArray<Edit> edits, Solution changed, CancellationToken cancellationToken)
    {
        var applied = (await EditApplier.ApplyAsync(before, new Proposal("", "", edits), cancellationToken).ConfigureAwait(false)).Solution;
        var untold = ImmutableArray.CreateBuilder<(Document, string)>();
        foreach (var id in SolutionDiff.ChangedDocuments(before, changed).Union(SolutionDiff.ChangedDocuments(before, applied)))
        {
            var wanted = await DeclarationsAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var reached = await DeclarationsAsync(applied.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (More(wanted, reached).Concat(More(reached, wanted).Where(extra => !Counterparts.IsUsing(extra))).FirstOrDefault() is { } first)
                untold.Add((changed.GetDocument(id)!, first.Length <= LongestShown ? first : $"{first[..LongestShown]}…"));
        }

        return [.. untold.DistinctBy(each => each.Item1.FilePath)];
    }

    private static async Task<ILookup<string, string>> DeclarationsAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return Counterparts.Declarations(root).ToLookup(declaration => declaration);
    }

    private static IEnumerable<string> More(ILookup<string, string> some, ILookup<string, string> others) =>
        some.Where(group => group.Count() > others[group.Key].Count()).Select(group => group.Key);
}
