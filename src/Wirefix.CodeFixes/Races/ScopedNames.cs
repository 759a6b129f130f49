using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>What can be named in a method, and which names are still free there.</summary>
internal sealed class ScopedNames
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _inside;
    private readonly HashSet<string> _taken;

    public ScopedNames(SemanticModel model, SyntaxNode inside)
    {
        (_model, _inside) = (model, inside);
        SyntaxNode scope = inside.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? inside;
        _taken = new HashSet<string>(
            scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
            StringComparer.Ordinal);
    }

    /// <summary>The token that cancels the method; empty where it has none.</summary>
    public string CancellationToken => (_model.GetEnclosingSymbol(_inside.SpanStart) as IMethodSymbol)?.Parameters
        .FirstOrDefault(parameter => parameter.Type.IsCancellationToken())?.Name ?? "";

    /// <summary>Takes a name that means nothing else in the method: the wanted one, or that with a number.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++)
            name = wanted + number;
        return name;
    }

    /// <summary>Whether an expression is a cancellation token.</summary>
    public bool IsCancellationToken(ExpressionSyntax expression) => _model.GetTypeInfo(expression).Type.IsCancellationToken();
}
