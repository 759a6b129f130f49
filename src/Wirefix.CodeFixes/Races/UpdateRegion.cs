using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>The statements of one block from a read to the write of what was read, in an async method of a class.</summary>
/// <param name="Type">The class that holds the method.</param>
/// <param name="Method">The method.</param>
/// <param name="First">The statement that reads.</param>
/// <param name="Last">The statement that writes, or the last that uses what is declared before it.</param>
internal sealed record UpdateRegion(TypeDeclarationSyntax Type, MethodDeclarationSyntax Method, StatementSyntax First, StatementSyntax Last)
{
    /// <summary>The statements from first to last.</summary>
    public IEnumerable<StatementSyntax> Statements => ((BlockSyntax)First.Parent!).Statements.SkipWhile(statement => statement != First)
        .TakeWhile(statement => statement.SpanStart <= Last.SpanStart);

    /// <summary>The region between two pieces of code; null where a lock cannot be put around them.</summary>
    public static UpdateRegion? Between(SyntaxNode read, SyntaxNode write, SemanticModel model)
    {
        var block = write.Ancestors().OfType<BlockSyntax>().FirstOrDefault(candidate => candidate.Span.Contains(read.Span));
        var method = write.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        if (block is null || method?.Body is not { } body || !method.Modifiers.Any(SyntaxKind.AsyncKeyword) || IsInFunction(write)
            || !body.Span.Contains(block.Span) || method.Parent is not TypeDeclarationSyntax type || !CanHoldField(type))
        {
            return null;
        }

        var first = block.Statements.First(statement => statement.Span.Contains(read.Span));
        var last = block.Statements.First(statement => statement.Span.Contains(write.Span));
        var region = new UpdateRegion(type, method, first, last).WithUsesOfLocals(block, model);
        return region?.Statements.Any(IsBound) == false ? region : null;
    }

    /// <summary>What is declared inside may be used behind it; the lock then holds on, but waits for nothing more.</summary>
    private UpdateRegion? WithUsesOfLocals(BlockSyntax block, SemanticModel model)
    {
        if (model.AnalyzeDataFlow(First, Last) is not { Succeeded: true } flow)
            return null;

        var outside = flow.ReadOutside.Concat(flow.WrittenOutside).ToArray();
        var rest = block.Statements.Where(statement => statement.SpanStart > Last.SpanStart).ToArray();
        // A using declaration is used where its block ends, though no statement follows.
        if (rest.Length == 0 || !flow.VariablesDeclared.Any(local => outside.Contains(local, SymbolEqualityComparer.Default)))
            return this;

        return rest.SelectMany(OwnCode.Of).SelectMany(node => node.ChildTokens()).Any(token => token.IsKind(SyntaxKind.AwaitKeyword))
            ? null
            : this with { Last = rest[rest.Length - 1] };
    }

    /// <summary>Whether a statement cannot move into a block of its own.</summary>
    private static bool IsBound(StatementSyntax statement) =>
        statement is LabeledStatementSyntax or LocalFunctionStatementSyntax
        || OwnCode.Of(statement).Any(node => node is YieldStatementSyntax || node.IsKind(SyntaxKind.GotoStatement));

    private static bool IsInFunction(SyntaxNode node) => node.Ancestors().TakeWhile(ancestor => ancestor is not MethodDeclarationSyntax)
        .Any(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool CanHoldField(TypeDeclarationSyntax type) =>
        !type.OpenBraceToken.IsKind(SyntaxKind.None) && !type.OpenBraceToken.IsMissing
        && (type is ClassDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration));
}
