using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>The way from an entry point to an outbound call.</summary>
internal sealed record Chain(EntryPoint Entry, ImmutableArray<CallEdge> Edges, Target Target)
{
    private const double CandidatePenalty = 0.7;

    /// <summary>The units that run, in order; one more than there are edges.</summary>
    public ImmutableArray<CodeUnit> Units => [Entry.Unit, .. Edges.Select(edge => edge.To)];

    /// <summary>The wire names at both ends.</summary>
    public ImmutableArray<Binding> Bindings => Entry.Binding is null ? [Target.Binding] : [Entry.Binding, Target.Binding];

    /// <summary>How sure the chain is, from 0 to 1: its bindings, and its edges that are only candidates.</summary>
    public double Certainty =>
        Bindings.Aggregate(1.0, (product, binding) => product * binding.Score) *
        Math.Pow(CandidatePenalty, Edges.Count(edge => edge.Kind == EdgeKind.Candidate));

    /// <summary>What a unit of the chain calls to get on: the next unit, or the HTTP client.</summary>
    public IOperation CallIn(int unit) => unit < Edges.Length ? Edges[unit].Operation : Target.Call.Operation;
}
