using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Retries;

/// <summary>
/// WIRE1002: a call whose refusals (429 and 503) named a time to wait on the wire, and that treats them as any failure; or a loop
/// that repeats a call at once. Reported on the called name. The <see cref="MethodProperty"/> tells the HTTP method where a fix can
/// make the call wait.
/// </summary>
public sealed class IgnoredRetryAfter : WirefixAnalyzer
{
    /// <summary>The property that holds the HTTP method of a call that the wire refused; absent where only a loop is reported.</summary>
    public const string MethodProperty = "method";

    private static readonly ConditionalWeakTable<WireFacts, CalledEndpoints> Refusing = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.IgnoredRetryAfter];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        if (!symbols.HasOutboundTypes || PatientCode.MayComeFromPackage(symbols))
            return;

        var facts = FactFiles.Of(context.Options, context.CancellationToken);
        var refusing = Refusing.GetValue(facts, static facts => CalledEndpoints.Of(facts, seen => LaterAnswers.WithRetryAfter(seen) > 0));
        var handled = new Lazy<bool>(() => PatientCode.IsInHandler(symbols.Compilation));
        context.OnNode<InvocationExpressionSyntax>(
            (call, model) => MayMatter(call, model, refusing),
            operation => Analyze(operation, symbols, refusing.IsEmpty ? WireFacts.None : facts, handled),
            SyntaxKind.InvocationExpression);
    }

    private static bool MayMatter(InvocationExpressionSyntax call, SemanticModel model, CalledEndpoints refusing) =>
        CalledName.Of(call) is { } name && name.EndsWith("Async", StringComparison.Ordinal)
        && ((HttpCalls.MayBe(call, model) && refusing.ReachedBy(call, model).Count > 0) || RetryLoop.IsAround(call))
        && !PatientCode.IsAround(call);

    private static void Analyze(OperationContext context, KnownSymbols symbols, WireFacts facts, Lazy<bool> handled)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) || call.Syntax is not InvocationExpressionSyntax syntax)
            return;

        var seen = Refused(call, facts);
        var isRepeated = RetryLoop.IsAround(syntax) && symbols.Outbound.Reaches(call.TargetMethod);
        if ((seen is null && !isRepeated) || handled.Value)
            return;

        var properties = seen is null || isRepeated
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(MethodProperty, seen.Endpoint.Method);
        var fault = isRepeated ? "is tried again at once; nothing waits before the next attempt" : "treats a refusal as any other failure";
        var place = NameOf(syntax).GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Rules.IgnoredRetryAfter, place, properties, call.TargetMethod.Name, fault, Told(seen)));
    }

    private static EndpointFacts? Refused(IInvocationOperation call, WireFacts facts)
    {
        if (facts.IsEmpty || !HttpCalls.Is(call.TargetMethod))
            return null;

        var body = new MemberBody(call);
        return AnswerHandling.IsAnyFailureAlike(call, body) && OutboundRequest.Of(call, body) is { } request
            ? ObservedCalls.Of(request, facts, seen => LaterAnswers.WithRetryAfter(seen) > 0)
            : null;
    }

    private static string Told(EndpointFacts? seen) => seen is null
        ? ""
        : $"; the wire had {LaterAnswers.Told(seen)} at {seen.Endpoint}, {LaterAnswers.WithRetryAfter(seen)} of them with Retry-After";

    private static SyntaxNode NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => call.Expression,
    };
}
