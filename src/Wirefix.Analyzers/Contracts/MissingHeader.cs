using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// WIRE2005: a call that does not set a header that every successful call of its endpoint carried, where calls without it were
/// refused, or its neighbours set it. Reported on the called name; the header stands in <see cref="HeaderProperty"/>.
/// </summary>
public sealed class MissingHeader : WirefixAnalyzer
{
    /// <summary>The property that holds the header's name, in lower case.</summary>
    public const string HeaderProperty = "header";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MissingHeader];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        if (!symbols.HasOutboundTypes)
            return;

        var facts = FactFiles.Of(context.Options, context.CancellationToken);
        if (facts.IsEmpty)
            return;

        var asked = AskedHeaders.Of(facts);
        context.OnNode<InvocationExpressionSyntax>(
            (call, model) => HttpCalls.MayBe(call, model) && asked.OfEndpointsReachedBy(call, model).Any(header => MayMiss(call, header)),
            operation => Analyze(operation, facts),
            SyntaxKind.InvocationExpression);
    }

    private static bool MayMiss(InvocationExpressionSyntax call, RequiredHeader header) => header.Refused > 0 || HeaderPlaces.IsSetBeside(call, header.Name);

    private static void Analyze(OperationContext context, WireFacts facts)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!HttpCalls.Is(call.TargetMethod)
            || call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } syntax)
            return;

        var body = new MemberBody(call);
        if (OutboundRequest.Of(call, body) is not { } request
            || ObservedCalls.Of(request, facts, seen => RequiredHeader.Of(seen).Any()) is not { } seen)
            return;

        var shared = SharedHeaders.Of(context.Compilation);
        var missing = RequiredHeader.Of(seen).FirstOrDefault(header => (header.Refused > 0 || HeaderPlaces.IsSetBeside(syntax, header.Name))
            && !HeaderPlaces.MayBeSetAt(call, header.Name, body)
            && !shared.MaySet(header.Name));
        if (missing is null)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.MissingHeader,
            access.Name.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(HeaderProperty, missing.Name),
            call.TargetMethod.Name, missing.Name, missing.Succeeded, seen.Endpoint,
            missing.Refused > 0 ? $"{missing.Refused} refused ones did not" : "other calls of this class set it"));
    }
}
