using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// What makes a symbol the same in every project of a solution, where one compilation sees it in source and another in
/// metadata: its assembly and documentation-comment id, for a local function with its name and place.
/// </summary>
internal readonly record struct MemberId(string Assembly, string Name)
{
    public static MemberId Of(ISymbol symbol)
    {
        var definition = Definition(symbol);
        return new MemberId(definition.ContainingAssembly?.Name ?? "", NameOf(definition));
    }

    private static string NameOf(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            ? $"{NameOf(symbol.ContainingSymbol)}/{symbol.Name}@{symbol.Locations[0].SourceSpan.Start}"
            : symbol.GetDocumentationCommentId() ?? $"{symbol.ContainingSymbol?.GetDocumentationCommentId()}/{symbol.Name}";

    private static ISymbol Definition(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol method)
            return symbol.OriginalDefinition;

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }
}
