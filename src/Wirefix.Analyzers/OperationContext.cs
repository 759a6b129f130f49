using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Graph = Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph;

namespace Wirefix.Analyzers;

/// <summary>An operation that a rule looks at, and what it needs to report.</summary>
internal readonly struct OperationContext(IOperation operation, SyntaxNodeAnalysisContext node)
{
    /// <summary>The operation; its parents lead to the member's body.</summary>
    public IOperation Operation { get; } = operation;

    /// <summary>The member that it stands in.</summary>
    public ISymbol ContainingSymbol => node.ContainingSymbol!;

    public Compilation Compilation => node.Compilation;

    public AnalyzerOptions Options => node.Options;

    public CancellationToken CancellationToken => node.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic) => node.ReportDiagnostic(diagnostic);

    /// <summary>The flow of control of the member's body; null where it stands in none.</summary>
    public Graph? FlowGraph()
    {
        var root = Operation;
        while (root.Parent is { } parent)
            root = parent;
        return root switch
        {
            IMethodBodyOperation body => Graph.Create(body, node.CancellationToken),
            IConstructorBodyOperation body => Graph.Create(body, node.CancellationToken),
            IBlockOperation block => Graph.Create(block, node.CancellationToken),
            _ => null,
        };
    }
}
