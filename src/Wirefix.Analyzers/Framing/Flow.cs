using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>The ways through one function. What an exception does is not followed, the finally blocks of a jump are.</summary>
internal sealed class Flow
{
    private readonly ControlFlowGraph _graph;

    private Flow(ControlFlowGraph graph) => _graph = graph;

    /// <summary>The blocks of the function.</summary>
    public IEnumerable<BasicBlock> Blocks => _graph.Blocks.Where(block => block.IsReachable);

    /// <summary>
    /// The ways through the function that an operation stands in: the member of the graph, or a function inside it; null where there is no
    /// graph.
    /// </summary>
    public static Flow? Around(IOperation operation, ControlFlowGraph? graph)
    {
        if (graph is null)
            return null;
        if (graph.Blocks.SelectMany(Statements).Any(statement => Holds(statement, operation.Syntax)))
            return new Flow(graph);

        return Inner(graph).Select(inner => Around(operation, inner)).FirstOrDefault(flow => flow is not null);
    }

    /// <summary>The statements of a block, and the condition that it ends with.</summary>
    public static IEnumerable<IOperation> Statements(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    /// <summary>Whether a statement is the one that code was lowered to.</summary>
    public static bool Holds(IOperation statement, SyntaxNode syntax) => statement.DescendantsAndSelf()
        .Any(part => part.Syntax == syntax && part is not IFlowAnonymousFunctionOperation);

    /// <summary>The statements that can run after the one with this syntax, each once, until one ends its way.</summary>
    public IEnumerable<IOperation> After(SyntaxNode syntax, Func<IOperation, bool> ends) => Blocks
        .SelectMany(block => Statements(block).Select((statement, index) => (Block: block, Statement: statement, Index: index)))
        .Where(place => Holds(place.Statement, syntax)).Take(1)
        .SelectMany(place => From([new FlowStep(place.Block, null, 0)], place.Index + 1, ends));

    /// <summary>The statements that can run after a jump, each once, until one ends its way.</summary>
    public IEnumerable<IOperation> After(ControlFlowBranch jump, Func<IOperation, bool> ends) =>
        From(Follow(jump, new FlowStep(jump.Source, null, 0)), 0, ends);

    private IEnumerable<IOperation> From(IEnumerable<FlowStep> starts, int first, Func<IOperation, bool> ends)
    {
        var seen = new HashSet<FlowStep>();
        var open = new Stack<(FlowStep Step, int First)>(starts.Select(start => (start, first)));
        while (open.Count > 0)
        {
            var (step, from) = open.Pop();
            var ended = false;
            foreach (var statement in Statements(step.Block).Skip(from))
            {
                yield return statement;
                ended = ends(statement);
                if (ended)
                    break;
            }

            foreach (var next in ended ? [] : Next(step).Where(seen.Add))
                open.Push((next, 0));
        }
    }

    private IEnumerable<FlowStep> Next(FlowStep step)
    {
        var jumps = new[] { step.Block.FallThroughSuccessor, step.Block.ConditionalSuccessor };
        return jumps.OfType<ControlFlowBranch>().SelectMany(jump => Follow(jump, step));
    }

    private IEnumerable<FlowStep> Follow(ControlFlowBranch jump, FlowStep from)
    {
        if (jump.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            return from.Leaving is { } leaving ? [Enter(leaving, from.Finally + 1)] : EndsOfFinally(from.Block);
        if (jump.Destination is null)
            return [];
        return [jump.FinallyRegions.IsEmpty ? new FlowStep(jump.Destination, from.Leaving, from.Finally) : Enter(jump, 0)];
    }

    /// <summary>The finally region of a jump at an index, or its destination after the last.</summary>
    private FlowStep Enter(ControlFlowBranch jump, int index) => index < jump.FinallyRegions.Length
        ? new FlowStep(_graph.Blocks[jump.FinallyRegions[index].FirstBlockOrdinal], jump, index)
        : new FlowStep(jump.Destination!, null, 0);

    /// <summary>Where a finally leads to that was not entered on the way: where any jump through it leads.</summary>
    private IEnumerable<FlowStep> EndsOfFinally(BasicBlock block)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
            region = region.EnclosingRegion;
        return region is null
            ? []
            : from other in Blocks
              from jump in new[] { other.FallThroughSuccessor, other.ConditionalSuccessor }
              where jump is { Destination: not null } && jump.FinallyRegions.Contains(region)
              select Enter(jump, jump.FinallyRegions.IndexOf(region) + 1);
    }

    private static IEnumerable<ControlFlowGraph> Inner(ControlFlowGraph graph) =>
        graph.LocalFunctions.Select(function => graph.GetLocalFunctionControlFlowGraph(function)).Concat(graph.Blocks
            .SelectMany(Statements).SelectMany(statement => statement.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>()
            .Select(function => graph.GetAnonymousFunctionControlFlowGraph(function)));
}
