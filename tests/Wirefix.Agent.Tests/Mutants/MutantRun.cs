using System.Collections.Immutable;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Tests.Trees;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>Takes the mutants of a sample through the gates: planned and measured once, and again only after one was confirmed.</summary>
internal static class MutantRun
{
    /// <summary>What became of each mutant, in order.</summary>
    public static async Task<ImmutableArray<MutantFate>> RunAsync(string sample, ImmutableArray<Mutant> mutants, CancellationToken cancellationToken)
    {
        using var tree = new SampleTree(sample);
        var fates = ImmutableArray<MutantFate>.Empty;
        while (fates.Length < mutants.Length)
        {
            var tried = await FatesAsync(tree, sample, [.. mutants.Skip(fates.Length)], cancellationToken);
            Assert.NotEmpty(tried);
            fates = fates.AddRange(tried);
        }

        return fates;
    }

    private static async Task<IEnumerable<MutantFate>> FatesAsync(SampleTree tree, string sample, ImmutableArray<Mutant> mutants, CancellationToken cancellationToken)
    {
        var agent = new ScriptedAgent([.. mutants.Select(mutant => new Func<AgentTask, Task<Proposal?>>(mutant.ProposeAsync))]);
        var request = new FixRequest(tree[$"{sample}.sln"], new CaptureSource(tree["capture"]), tree["alert.json"], agent) { MostProposals = mutants.Length };

        var result = await FixRun.RunAsync(request, Quiet.Instance, cancellationToken);

        Assert.True(agent.Tasks.Count > 0, result.Evidence.Reason);
        var last = result.Evidence.Gates[^1];
        return agent.Tasks[^1].Attempts
            .Select(attempt => attempt.Gates[^1])
            .Select(gate => (gate.Name, gate.Passed, gate.Evidence))
            .Append((last.Name, last.Passed, last.Evidence))
            .Zip(mutants, (gate, mutant) => new MutantFate(mutant, gate.Name, gate.Passed, gate.Evidence));
    }
}
