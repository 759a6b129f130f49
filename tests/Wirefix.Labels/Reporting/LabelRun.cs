using System.Collections.Immutable;
using Wirefix.Labels.Members;
using Wirefix.Labels.Ranking;
using Wirefix.Workspace.Indexing;

namespace Wirefix.Labels.Reporting;

/// <summary>Asks the questions of a code base in every way.</summary>
public static class LabelRun
{
    /// <summary>The outcomes of all ways.</summary>
    /// <param name="name">The name of the code base's file in the set.</param>
    /// <param name="codeBase">The code base.</param>
    /// <param name="root">The folder of its source, alone or among other services; the index is stored there.</param>
    public static ImmutableArray<Outcome> All(string name, CodeBase codeBase, string root)
    {
        var (wirefix, sources) = Wirefix(root);
        IRanker[] rankers = [wirefix, new TextSearchRanker(sources), new Bm25Ranker(sources)];
        return [.. rankers.SelectMany(ranker => Outcomes(name, codeBase, ranker))];
    }

    /// <summary>The outcomes of <c>wirefix locate</c> alone.</summary>
    /// <inheritdoc cref="All"/>
    public static ImmutableArray<Outcome> OfWirefix(string name, CodeBase codeBase, string root) =>
        [.. Outcomes(name, codeBase, Wirefix(root).Ranker)];

    private static (IRanker Ranker, ImmutableArray<SourceFile> Sources) Wirefix(string root)
    {
        var index = WireIndexer.Refresh(root, CancellationToken.None);
        var sources = SourceFiles.Read(root, index.Files.Select(file => file.Path).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)));
        return (new WirefixRanker(index, sources), sources);
    }

    private static IEnumerable<Outcome> Outcomes(string name, CodeBase codeBase, IRanker ranker) =>
        codeBase.Questions.Select(question => new Outcome(name, question, ranker.Name, ranker.Rank(Shown.Of(question))));
}
