using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>A test of the current state that decides whether a write comes about.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Refusal">What is done instead, as one statement; null where that is more, or nothing.</param>
/// <param name="Encloses">Whether the write happens only where the condition holds; else only where it does not.</param>
internal sealed record StateGuard(ExpressionSyntax Condition, StatementSyntax? Refusal, bool Encloses)
{
    /// <summary>Those of a write; empty where it happens from any state.</summary>
    public static ImmutableArray<StateGuard> Of(StateWrite write)
    {
        var asked = new StateCondition(write.Subject, write.Member);
        return
        [
            .. write.Function.DescendantNodes().TakeWhile(node => node.SpanStart < write.Assignment.SpanStart).OfType<IfStatementSyntax>()
                .Where(test => asked.IsIn(test.Condition)).Select(test => Of(test, write)).OfType<StateGuard>(),
        ];
    }

    /// <summary>Whether the write never comes about in a state.</summary>
    public bool Refuses(StateWrite write, string state) => new StateCondition(write.Subject, write.Member).Holds(Condition, state) == !Encloses;

    /// <summary>The states that it names to refuse them; empty where it names those that it lets pass.</summary>
    public ImmutableArray<string> Named(StateWrite write, ImmutableArray<string> states)
    {
        var named = Condition.DescendantNodesAndSelf().OfType<CSharpSyntaxNode>().Select(StateName.Of).OfType<StateName>()
            .Select(state => state.Name).ToArray();
        var refused = states.Where(state => Refuses(write, state)).ToImmutableArray();
        return !Encloses && refused.SequenceEqual(states.Where(named.Contains)) ? refused : [];
    }

    /// <summary>Whether a statement leads out of the function.</summary>
    public static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax
        || (statement is BlockSyntax { Statements: [.., var last] } && Leaves(last));

    private static StateGuard? Of(IfStatementSyntax test, StateWrite write)
    {
        if (test.Statement.Span.Contains(write.Assignment.Span))
            return new StateGuard(test.Condition, null, Encloses: true);
        if (!Leaves(test.Statement))
            return null;

        var only = test.Statement is BlockSyntax { Statements: var statements } ? statements.Count == 1 ? statements[0] : null : test.Statement;
        return new StateGuard(test.Condition, only, Encloses: false);
    }
}
