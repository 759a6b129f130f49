using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>What can be named where a throttle is declared, and which names are still free there.</summary>
internal sealed class ScopeNames(SemanticModel model, ThrottleScope scope)
{
    private readonly FreeNames _free = new(scope.Node, scope.Inside, model);

    /// <summary>Takes a name that means nothing else in the scope: the wanted one, or that with a number.</summary>
    public string Take(string wanted) => _free.Take(wanted);

    /// <summary>A name for a parameter at a position, where it hides no other local or parameter.</summary>
    public string Parameter(string wanted, int position, IEnumerable<string> others)
    {
        var variables = model.LookupSymbols(position).Where(IsVariable).Select(symbol => symbol.Name);
        var name = FreeNames.Among(new HashSet<string>(variables.Concat(others), StringComparer.Ordinal), wanted);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    /// <summary>
    /// The cancellation token that code at a position can use: one that the call itself is given, or the parameter
    /// or local of the nearest function; empty where there is none. A local has to be declared before the start.
    /// </summary>
    public string CancellationToken(int position, SyntaxNode call, int start)
    {
        var mentioned = new HashSet<string>(call.DescendantTokens().Select(token => token.ValueText), StringComparer.Ordinal);
        return model.LookupSymbols(position)
            .Where(symbol => IsUsableToken(symbol, start))
            .OrderByDescending(symbol => mentioned.Contains(symbol.Name))
            .ThenByDescending(symbol => symbol is IParameterSymbol)
            .ThenByDescending(symbol => symbol.Locations[0].SourceSpan.Start)
            .FirstOrDefault()?.Name ?? "";
    }

    private static bool IsVariable(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol;

    private static bool IsUsableToken(ISymbol symbol, int start) => symbol switch
    {
        // The parameters of a primary constructor are in scope as well, but belong to the object, not to this run.
        IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter =>
            parameter.Type.IsCancellationToken() && parameter.Name != "_",
        ILocalSymbol { RefKind: RefKind.None } local => local.Type.IsCancellationToken() && local.Locations[0].SourceSpan.End < start,
        _ => false,
    };
}
