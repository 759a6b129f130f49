using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Handlers that catch everything and let nothing on.</summary>
internal static class Swallowing
{
    private static readonly string[] HandedOn = ["SetException", "TrySetException", "FromException"];

    private static readonly string[] HandedTo = ["TaskCompletionSource", "Task", "ValueTask"];

    /// <summary>Those that the new side has more than the old one.</summary>
    public static IEnumerable<Liberty> In(ChangedCode code)
    {
        var old = code.Before.SelectMany(HandlersIn).ToLookup(handler => handler.ToString());
        var @new = code.After.SelectMany(HandlersIn).ToList();
        return @new.Count <= old.Sum(same => same.Count())
            ? []
            : @new.GroupBy(handler => handler.ToString()).SelectMany(same => same.Skip(old[same.Key].Count()))
                .Select(handler => CodePart.At(handler, LibertyKind.Swallowing, "a catch-all that throws nothing"));
    }

    private static IEnumerable<CatchClauseSyntax> HandlersIn(CodePart part) =>
        part.Nodes().OfType<CatchClauseSyntax>().Where(handler => CatchesAll(handler, part.Model) && !LetsOn(handler, part.Model));

    private static bool CatchesAll(CatchClauseSyntax handler, SemanticModel model) =>
        (handler.Declaration is null || !Narrowing.IsNarrow(model.GetTypeInfo(handler.Declaration.Type).Type))
        && (handler.Filter is null || !new Narrowing(handler.Declaration, model).By(handler.Filter.FilterExpression));

    private static bool LetsOn(CatchClauseSyntax handler, SemanticModel model) =>
        (Throws(handler.Block) && model.AnalyzeControlFlow(handler.Block) is { Succeeded: true, EndPointIsReachable: false, ExitPoints.IsEmpty: true })
        || handler.Block.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol called && HandsOn(called));

    // One that only never ends lets nothing on.
    private static bool Throws(BlockSyntax block) =>
        block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private static bool HandsOn(IMethodSymbol called) => HandedOn.Contains(called.Name)
        && HandedTo.Contains(called.ContainingType.Name) && called.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
}
