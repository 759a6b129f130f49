using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>A switch over a state whose other states are taken for impossible, as its syntax shows it.</summary>
/// <param name="Node">The switch.</param>
/// <param name="Subject">What is switched over.</param>
/// <param name="Member">The member that holds the state.</param>
/// <param name="Handled">The states that it has a case for.</param>
internal sealed record StateSwitch(SyntaxNode Node, ExpressionSyntax Subject, string Member, ImmutableHashSet<string> Handled)
{
    // Others may refuse what is possible.
    private static readonly string[] Impossible =
    [
        "ArgumentOutOfRangeException", "NotImplementedException", "NotSupportedException",
        "UnreachableException", "InvalidEnumArgumentException", "SwitchExpressionException",
    ];

    /// <summary>The switch that a node is; null where it is none, or every state has a way through it.</summary>
    public static StateSwitch? Of(SyntaxNode node) => node switch
    {
        SwitchExpressionSyntax switched => Of(switched),
        SwitchStatementSyntax switched => Of(switched),
        _ => null,
    };

    private static StateSwitch? Of(SwitchExpressionSyntax switched)
    {
        if (MemberOf(switched.GoverningExpression) is not { } member)
            return null;

        var arms = switched.Arms.Where(arm => arm.Pattern is not DiscardPatternSyntax).ToArray();
        var others = switched.Arms.FirstOrDefault(arm => arm.Pattern is DiscardPatternSyntax);
        return (others is null || IsImpossible(others.Expression)) && Array.TrueForAll(arms, arm => arm.WhenClause is null)
            ? Of(switched, switched.GoverningExpression, member, arms.Select(arm => arm.Pattern), arms.Select(arm => arm.Expression))
            : null;
    }

    private static StateSwitch? Of(SwitchStatementSyntax switched)
    {
        if (MemberOf(switched.Expression) is not { } member
            || switched.Sections.FirstOrDefault(IsDefault) is not { Statements: [ThrowStatementSyntax { Expression: { } thrown }], Labels.Count: 1 }
            || !IsCreatedImpossible(thrown))
        {
            return null;
        }

        var labels = switched.Sections.SelectMany(section => section.Labels).Where(label => label is not DefaultSwitchLabelSyntax).ToArray();
        var cases = labels.Select(label => label switch
        {
            CaseSwitchLabelSyntax { Value: var value } => (CSharpSyntaxNode)value,
            CasePatternSwitchLabelSyntax { WhenClause: null, Pattern: var pattern } => pattern,
            _ => label,
        });
        return Of(switched, switched.Expression, member, cases, switched.Sections.SelectMany(section => section.Statements));
    }

    private static StateSwitch? Of(
        SyntaxNode node, ExpressionSyntax subject, string member, IEnumerable<CSharpSyntaxNode> cases, IEnumerable<SyntaxNode> outcomes)
    {
        var handled = cases.SelectMany(Names).ToArray();
        // What goes from state to state refuses to leave some of them by intent.
        return handled.Length == 0 || Array.Exists(handled, name => name is null) || outcomes.Any(outcome => IsTransition(outcome, handled[0]!))
            ? null
            : new StateSwitch(node, subject, member, handled.Select(name => name!.Name).ToImmutableHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<StateName?> Names(CSharpSyntaxNode pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Names(inner.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or => Names(or.Left).Concat(Names(or.Right)),
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } => [],
        ConstantPatternSyntax constant => [StateName.Of(constant.Expression)],
        TypePatternSyntax type => [StateName.Of(type.Type)],
        ExpressionSyntax value => [StateName.Of(value)],
        _ => [null],
    };

    private static bool IsTransition(SyntaxNode outcome, StateName state) => outcome.DescendantNodesAndSelf().Any(node =>
        node is AssignmentExpressionSyntax assignment ? StateWrite.MayBe(assignment)
        : state.Holder.Length > 0 && node is MemberAccessExpressionSyntax access && StateName.Of(access)?.Holder == state.Holder);

    private static bool IsDefault(SwitchSectionSyntax section) => section.Labels.Any(label => label is DefaultSwitchLabelSyntax);

    private static bool IsImpossible(ExpressionSyntax expression) =>
        expression is ThrowExpressionSyntax { Expression: var thrown } && IsCreatedImpossible(thrown);

    private static bool IsCreatedImpossible(ExpressionSyntax thrown) => thrown is ObjectCreationExpressionSyntax { Type: var type }
        && Array.Exists(Impossible, name => type.ToString().EndsWith(name, StringComparison.Ordinal));

    private static string? MemberOf(ExpressionSyntax subject)
    {
        var name = subject switch
        {
            IdentifierNameSyntax own => own.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
            _ => null,
        };
        return name is not null && StateName.IsHeldBy(name) ? name : null;
    }
}
