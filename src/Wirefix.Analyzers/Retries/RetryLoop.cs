using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Retries;

/// <summary>
/// Recognises a loop that repeats the same call until it succeeds and does not wait in between. By syntax, as the shapes are few:
/// success leaves the loop, failure (a caught exception, or an answer that is no success) goes round again.
/// </summary>
internal static class RetryLoop
{
    /// <summary>Whether such a loop stands around a call.</summary>
    public static bool IsAround(SyntaxNode call) =>
        LoopOf(call) is { } loop && FailureGoesRound(call, loop) && SuccessLeaves(call, loop) && !PatientCode.WaitsIn(loop)
            && !new LoopVariables(loop).Vary(call);

    private static StatementSyntax? LoopOf(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax)
                return (StatementSyntax)node;
            if (node is CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                or MemberDeclarationSyntax)
                return null;
        }

        return null;
    }

    private static bool SuccessLeaves(SyntaxNode call, StatementSyntax loop)
    {
        var after = loop.DescendantNodes(node => node is not (CatchClauseSyntax or AnonymousFunctionExpressionSyntax))
            .Where(node => node.Span.End >= call.Span.End).ToArray();
        return after.Any(node => node is ReturnStatementSyntax or BreakStatementSyntax)
            || after.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left).OfType<IdentifierNameSyntax>()
                .Any(flag => IsNamedIn(ConditionOf(loop), flag.Identifier.ValueText));
    }

    private static bool FailureGoesRound(SyntaxNode call, StatementSyntax loop)
    {
        var caught = call.Ancestors().TakeWhile(node => node != loop).OfType<TryStatementSyntax>()
            .FirstOrDefault(attempt => attempt.Block.Span.Contains(call.Span));
        if (caught is not null && caught.Catches.Any(CatchesFailure)
            && caught.Catches.Where(CatchesFailure).All(clause => !Leaves(clause.Block)))
            return FallsThrough(caught, loop);

        var check = loop.DescendantNodes().OfType<IfStatementSyntax>()
            .FirstOrDefault(check => check.SpanStart > call.SpanStart && IsSuccessCheck(check.Condition));
        if (check is null)
            return false;
        return check.Condition is PrefixUnaryExpressionSyntax
            ? check.Statement is ContinueStatementSyntax
                || (check.Statement is BlockSyntax { Statements: { Count: > 0 } inner } && inner.Last() is ContinueStatementSyntax)
            : check.Else is null && Leaves(check.Statement) && FallsThrough(check, loop);
    }

    private static bool CatchesFailure(CatchClauseSyntax clause) =>
        clause.Declaration?.Type is null || clause.Declaration.Type.ToString() is var type
        && (type.EndsWith("HttpRequestException", StringComparison.Ordinal) || type is "Exception" or "System.Exception");

    /// <summary>Whether nothing behind a statement ends the loop on the way to its next round.</summary>
    private static bool FallsThrough(StatementSyntax statement, StatementSyntax loop) =>
        statement.AncestorsAndSelf().TakeWhile(node => node != loop).Where(node => node.Parent is BlockSyntax)
            .All(node => !((BlockSyntax)node.Parent!).Statements.Any(later => later.SpanStart > node.SpanStart && IsExit(later)));

    private static bool Leaves(StatementSyntax statement) =>
        statement is BlockSyntax block ? block.Statements.Any(IsExit) : IsExit(statement);

    private static bool IsExit(StatementSyntax statement) =>
        statement is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax;

    private static bool IsSuccessCheck(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negated => IsSuccessCheck(negated.Operand),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "IsSuccessStatusCode",
        _ => false,
    };

    private static ExpressionSyntax? ConditionOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax { Condition: var condition } => condition,
        DoStatementSyntax { Condition: var condition } => condition,
        ForStatementSyntax { Condition: var condition } => condition,
        _ => null,
    };

    private static bool IsNamedIn(SyntaxNode? code, string name) =>
        code is not null && code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(identifier => identifier.Identifier.ValueText == name);
}
