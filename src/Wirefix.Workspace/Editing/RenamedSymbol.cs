using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;

namespace Wirefix.Workspace.Editing;

/// <summary>Renames a symbol with all that refers to it.</summary>
internal static class RenamedSymbol
{
    /// <summary>The solution with the new name, or why it cannot be given.</summary>
    public static async Task<(Solution Solution, string? Failure)> RenameAsync(Solution solution, Rename rename, CancellationToken cancellationToken)
    {
        if (!SyntaxFacts.IsValidIdentifier(rename.Name))
            return (solution, $"'{rename.Name}' is no C# name");
        var (reference, failure) = await SymbolResolver.ResolveAsync(solution, rename.Symbol, cancellationToken).ConfigureAwait(false);
        if (reference is null)
            return (solution, failure);
        var node = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        var model = solution.GetDocument(reference.SyntaxTree) is { } document ? await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) : null;
        if (node is CompilationUnitSyntax or BaseParameterListSyntax || model?.GetDeclaredSymbol(node, cancellationToken) is not { } symbol)
            return (solution, $"'{rename.Symbol}' has no name that could be another one");
        return (await Renamer.RenameSymbolAsync(solution, symbol, new SymbolRenameOptions(), rename.Name, cancellationToken).ConfigureAwait(false), null);
    }
}
