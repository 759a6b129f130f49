using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>What code puts into a local or a parameter.</summary>
/// <param name="Whole">What it is set to.</param>
/// <param name="Added">What is put behind what it had.</param>
/// <param name="Lent">The arguments by which something else is let write to it, and other ways that are not told apart.</param>
internal sealed record Writes(ImmutableArray<ExpressionSyntax> Whole, ImmutableArray<ExpressionSyntax> Added, ImmutableArray<SyntaxNode> Lent)
{
    /// <summary>All writes to a variable in the piece of code that declares it.</summary>
    public static Writes To(ISymbol variable, SemanticModel model)
    {
        var declaration = variable.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree == model.SyntaxTree)?.GetSyntax();
        var scope = declaration?.AncestorsAndSelf().FirstOrDefault(ChangedCode.IsPart);
        var all = (scope?.DescendantNodes() ?? []).OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, variable))
            .Select(At).Prepend(Declared(declaration)).ToList();
        return new Writes(
            [.. all.Where(write => write.How == How.Whole).Select(write => (ExpressionSyntax)write.By!)],
            [.. all.Where(write => write.How == How.Added).Select(write => (ExpressionSyntax)write.By!)],
            [.. all.Where(write => write.How == How.Lent).Select(write => write.By!)]);
    }

    private static (How How, SyntaxNode? By) Declared(SyntaxNode? declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => (How.Whole, value),
        ForEachStatementSyntax each => (How.Whole, each.Expression),
        SingleVariableDesignationSyntax => declaration.Ancestors().Select(Designated).FirstOrDefault(write => write.How != How.Not),
        _ => default,
    };

    private static (How How, SyntaxNode? By) Designated(SyntaxNode node) => node switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword } => (How.Lent, node),
        AssignmentExpressionSyntax assignment => (How.Whole, assignment.Right),
        IsPatternExpressionSyntax pattern => (How.Whole, pattern.Expression),
        SwitchExpressionSyntax many => (How.Whole, many.GoverningExpression),
        SwitchStatementSyntax many => (How.Whole, many.Expression),
        ForEachVariableStatementSyntax each => (How.Whole, each.Expression),
        _ => default,
    };

    private static (How How, SyntaxNode? By) At(IdentifierNameSyntax name)
    {
        SyntaxNode target = name;
        while (target.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax })
            target = target.Parent;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == target => Assigned(assignment),
            ForEachVariableStatementSyntax each when each.Variable == target => (How.Whole, each.Expression),
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => (How.Lent, argument),
            RefExpressionSyntax alias => (How.Lent, alias),
            _ => default,
        };
    }

    private static (How How, SyntaxNode? By) Assigned(AssignmentExpressionSyntax assignment) => assignment.Kind() switch
    {
        SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => (How.Whole, assignment.Right),
        SyntaxKind.AddAssignmentExpression => (How.Added, assignment.Right),
        _ => (How.Lent, assignment),
    };

    private enum How
    {
        Not,
        Whole,
        Added,
        Lent,
    }
}
