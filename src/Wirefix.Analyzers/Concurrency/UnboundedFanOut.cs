using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>
/// WIRE1001: a <c>Task.WhenAll</c> over outbound calls that were started for every element of a sequence, with
/// nothing that limits how many are in flight. Reported on the <c>Task.WhenAll</c> expression, because one await
/// may gather several fan-outs; each of those is an additional location, and its shape stands at the same
/// position in the <see cref="ShapesProperty"/> property.
/// </summary>
public sealed class UnboundedFanOut : WirefixAnalyzer
{
    /// <summary>The property that holds the <see cref="FanOutShape"/> of each additional location, separated by commas.</summary>
    public const string ShapesProperty = "shapes";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnboundedFanOut];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        if (symbols.Task is null || symbols.Enumerable is null || !symbols.HasOutboundTypes)
            return;

        context.OnCall(name => name == nameof(Task.WhenAll), operation => Analyze(operation, symbols));
    }

    private static void Analyze(OperationContext context, KnownSymbols symbols)
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
            OutboundCalls.Target(fanOuts[0].Call!)!.Name,
            Seen(context, fanOuts[0].Call!, new ReachedRequests(symbols).Of(fanOuts[0].Call!, body))));
    }

    /// <summary>What the wire showed of the calls that are fanned out; empty where no facts tell.</summary>
    private static string Seen(OperationContext context, IOperation call, IEnumerable<OutboundRequest> requests)
    {
        var facts = FactFiles.Of(context.Options, context.CancellationToken);
        if (facts.IsEmpty)
            return "";

        var sent = requests.ToArray();
        if (sent.Length == 0)
            return NamedEndpoint.Of(OutboundCalls.Target(call)!, facts, HasBurst) is { } named ? $"; the wire had {Told(named)} (matched by name)" : "";

        var busiest = sent.Select(request => ObservedCalls.Of(request, facts, HasBurst)).OfType<EndpointFacts>()
            .OrderByDescending(seen => seen.PeakInFlight ?? 0).FirstOrDefault();
        return busiest is null ? "" : $"; the wire had {Told(busiest)}";
    }

    private static bool HasBurst(EndpointFacts seen) => seen.PeakInFlight > 1 || LaterAnswers.CountOf(seen) > 0;

    private static string Told(EndpointFacts seen)
    {
        var refused = LaterAnswers.CountOf(seen) > 0 ? LaterAnswers.Told(seen) : "";
        if (seen.PeakInFlight is not > 1)
            return $"{refused} at {seen.Endpoint}";

        return $"up to {seen.PeakInFlight} in flight at {seen.Endpoint}{(refused.Length > 0 ? $", and {refused}" : "")}";
    }

    private static bool IsWhenAll(IInvocationOperation invocation, KnownSymbols symbols) =>
        invocation.TargetMethod.Name == nameof(Task.WhenAll)
        && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, symbols.Task);
}
