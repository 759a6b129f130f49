using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>
/// WIRE1001: a <c>Task.WhenAll</c> over outbound calls that were started for every element of a sequence, with
/// nothing that limits how many are in flight. Reported on the <c>Task.WhenAll</c> expression, because one await
/// may gather several fan-outs; each of those is an additional location, and its shape stands at the same
/// position in the <see cref="ShapesProperty"/> property.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedFanOut : WirefixAnalyzer
{
    /// <summary>The property that holds the <see cref="FanOutShape"/> of each additional location, separated by commas.</summary>
    public const string ShapesProperty = "shapes";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnboundedFanOut];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.Task is null || symbols.Enumerable is null || !symbols.HasOutboundTypes)
            return;

        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, KnownSymbols symbols)
    {
        var whenAll = (IInvocationOperation)context.Operation;
        if (!IsWhenAll(whenAll, symbols) || whenAll.Syntax is not InvocationExpressionSyntax syntax)
            return;

        var body = new MemberBody(whenAll);
        var fanOuts = new TaskSource(body, symbols).FanOuts(whenAll)
            .Select(fanOut => (FanOut: fanOut, Call: symbols.Outbound.FirstUnbounded(fanOut, body)))
            .Where(found => found.Call is not null)
            .ToImmutableArray();
        if (fanOuts.IsEmpty)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UnboundedFanOut,
            syntax.Expression.GetLocation(),
            fanOuts.Select(found => found.FanOut.Syntax.GetLocation()),
            ImmutableDictionary<string, string?>.Empty.Add(ShapesProperty, string.Join(",", fanOuts.Select(found => found.FanOut.Shape))),
            fanOuts[0].Call!.Name));
    }

    private static bool IsWhenAll(IInvocationOperation invocation, KnownSymbols symbols) =>
        invocation.TargetMethod.Name == nameof(Task.WhenAll)
        && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, symbols.Task);
}
