using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers;

/// <summary>
/// What rules want to look at in one compilation. The compiler is asked once for each kind of node, whichever rules look at it, since
/// every analyzer that asks costs it a walk; and operations, which are dear, are made for a node only where its syntax tells that it
/// may matter.
/// </summary>
internal sealed class RuleActions(CompilationStartAnalysisContext context)
{
    private readonly Dictionary<SyntaxKind, List<Action<SyntaxNodeAnalysisContext>>> _nodes = [];

    private readonly List<Action<SymbolAnalysisContext, INamedTypeSymbol>> _types = [];

    public Compilation Compilation => context.Compilation;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>Looks at the calls whose method's name may matter.</summary>
    public void OnCall(Func<string, bool> mayMatter, Action<OperationContext> look) =>
        OnNode<InvocationExpressionSyntax>(call => CalledName.Of(call) is { } name && mayMatter(name), look, SyntaxKind.InvocationExpression);

    /// <summary>Looks at the operations of nodes that may matter.</summary>
    public void OnNode<TNode>(Func<TNode, bool> mayMatter, Action<OperationContext> look, params SyntaxKind[] kinds)
        where TNode : CSharpSyntaxNode => OnNode<TNode>((node, _) => mayMatter(node), look, kinds);

    /// <summary>Looks at the operations of nodes that may matter, where names around them have to be told as well (<see cref="OuterScope"/>).</summary>
    public void OnNode<TNode>(Func<TNode, SemanticModel, bool> mayMatter, Action<OperationContext> look, params SyntaxKind[] kinds)
        where TNode : CSharpSyntaxNode => OnSyntax(
            node =>
            {
                if (mayMatter((TNode)node.Node, node.SemanticModel)
                    && node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is { } operation && IsKnown(operation))
                    look(new OperationContext(operation, node));
            },
            kinds);

    /// <summary>Looks at nodes.</summary>
    public void OnSyntax(Action<SyntaxNodeAnalysisContext> look, params SyntaxKind[] kinds)
    {
        foreach (var kind in kinds)
            (_nodes.TryGetValue(kind, out var known) ? known : _nodes[kind] = []).Add(look);
    }

    /// <summary>Looks at the types that the compilation declares.</summary>
    public void OnType(Action<SymbolAnalysisContext, INamedTypeSymbol> look) => _types.Add(look);

    /// <summary>Looks at the files beside the code.</summary>
    public void OnAdditionalFile(Action<AdditionalFileAnalysisContext> look) => context.RegisterAdditionalFileAction(look);

    /// <summary>Has the compiler call the rules; to be called once, after all of them have said what they look at.</summary>
    public void Start()
    {
        foreach (var (kind, looks) in _nodes.Select(node => (node.Key, node.Value.ToArray())))
            context.RegisterSyntaxNodeAction(node => Array.ForEach(looks, look => look(node)), kind);
        if (_types.Count > 0)
            context.RegisterSymbolAction(symbol => _types.ForEach(look => look(symbol, (INamedTypeSymbol)symbol.Symbol)), SymbolKind.NamedType);
    }

    /// <summary>Whether an operation is bound; a call that is bound at run time, or is none but by its syntax (<c>nameof</c>), is not.</summary>
    private static bool IsKnown(IOperation operation) =>
        operation.Kind is not (OperationKind.Invalid or OperationKind.None)
        && (operation is IInvocationOperation || !operation.Syntax.IsKind(SyntaxKind.InvocationExpression));
}
