using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Analyzers.States;

/// <summary>
/// WIRE5001: a state that is written whatever it was before, though the code beside it looks first or the wire shows ends that are not
/// left; and a switch that takes a state for impossible which the wire showed.
/// </summary>
public sealed class StateTransition : WirefixAnalyzer
{
    /// <summary>The property that holds the condition under which the write is to be refused, where it can be told.</summary>
    public const string ConditionProperty = "condition";

    /// <summary>The property that holds the statement that refuses.</summary>
    public const string RefusalProperty = "refusal";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnguardedTransition, Rules.UnhandledState];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        context.OnSyntax(AnalyzeAssignment, SyntaxKind.SimpleAssignmentExpression);
        if (ObservedStates.AreIn(FactFiles.Of(context.Options, context.CancellationToken)))
            context.OnSyntax(AnalyzeSwitch, SyntaxKind.SwitchExpression, SyntaxKind.SwitchStatement);
    }

    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context)
    {
        if (StateWrite.Of((AssignmentExpressionSyntax)context.Node) is not { } write || UnguardedWrite.Find(write, context) is not { } found)
            return;

        var properties = found.Guard is { } guard
            ? ImmutableDictionary<string, string?>.Empty.Add(ConditionProperty, guard.Condition).Add(RefusalProperty, guard.Refusal)
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UnguardedTransition, write.Assignment.Left.GetLocation(), properties, write.Code, write.State.Name, found.Evidence));
    }

    private static void AnalyzeSwitch(SyntaxNodeAnalysisContext context)
    {
        if (StateSwitch.Of(context.Node) is { } found && UnhandledState.Find(found, context) is { } unhandled)
        {
            var states = string.Join(" and ", unhandled.States);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnhandledState, found.Subject.GetLocation(), found.Subject.ToString(), states, unhandled.Seen.Sentence));
        }
    }
}
