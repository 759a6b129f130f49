using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Agent.Proposing;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>A change that looks like a fix and is none, or a fix that differs from the one that the sample is recorded with.</summary>
/// <param name="Name">What it does, as half a sentence.</param>
/// <param name="Swaps">The texts that it changes.</param>
internal sealed record Mutant(string Name, params ImmutableArray<Swap> Swaps)
{
    /// <summary>Whether it mends the fault, so that the gates should let it pass.</summary>
    public bool Mends { get; init; }

    /// <summary>The mutant as an agent would propose it.</summary>
    public async Task<Proposal?> ProposeAsync(AgentTask task) => await ProposeAsync(task.Solution);

    /// <summary>The mutant as a proposal for a solution.</summary>
    public async Task<Proposal> ProposeAsync(Solution solution)
    {
        var changed = solution;
        foreach (var swap in Swaps)
        {
            var document = changed.Projects.SelectMany(project => project.Documents).First(document => IsAt(document, swap.File));
            var text = (await document.GetTextAsync()).ToString();
            Assert.Contains(swap.Old, text, StringComparison.Ordinal);
            changed = document.Project.Solution.WithDocumentText(document.Id, SourceText.From(text.Replace(swap.Old, swap.New, StringComparison.Ordinal)));
        }

        return new Proposal("mutant", Name, await SolutionDiff.EditsAsync(solution, changed, CancellationToken.None));
    }

    private static bool IsAt(Document document, string file) => document.FilePath?.Replace('\\', '/').EndsWith($"/{file}", StringComparison.Ordinal) == true;
}
