using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Wirefix.Analyzers.Framing;

/// <summary>A place on a way through a function.</summary>
/// <param name="Block">The block.</param>
/// <param name="Leaving">The jump that runs the finally that the block stands in; null where there is none or it is not known.</param>
/// <param name="Finally">Which of the jump's finally regions it is.</param>
internal readonly record struct FlowStep(BasicBlock Block, ControlFlowBranch? Leaving, int Finally);
