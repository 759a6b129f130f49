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

namespace Wirefix.Analyzers.Framing;

/// <summary>
/// WIRE4001: a stream (by the wire, or by what the code asks for) that is read as one body, or text that is parsed read by read instead
/// of frame by frame. Reported on the name of the call that does it.
/// </summary>
public sealed class StreamFraming : WirefixAnalyzer
{
    private static readonly ConditionalWeakTable<WireFacts, CalledEndpoints> Streaming = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.StreamFraming];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        var all = FactFiles.Of(context.Options, context.CancellationToken);
        var streaming = Streaming.GetValue(all, static facts => CalledEndpoints.Of(facts, StreamMedia.IsOf));
        context.OnNode<InvocationExpressionSyntax>(
            (call, model) => MayMatter(call, model, streaming),
            operation => Analyze(operation, streaming.IsEmpty ? WireFacts.None : all),
            SyntaxKind.InvocationExpression);
    }

    private static bool MayMatter(InvocationExpressionSyntax call, SemanticModel model, CalledEndpoints streaming) => CalledName.Of(call) switch
    {
        ReadAsFrame.Decoding => ReadAsFrame.MayBeInLoop(call),
        _ => HttpCalls.MayBe(call, model) && (StreamMedia.MayAsk(call) || streaming.ReachedBy(call, model).Count > 0),
    };

    private static void Analyze(OperationContext context, WireFacts facts)
    {
        var call = (IInvocationOperation)context.Operation;
        if (HttpCalls.Is(call.TargetMethod))
            AnalyzeCall(context, call, facts);
        else if (ReadAsFrame.ParsingOf(call) is { } parsing)
            Report(context, parsing, "parses what one read returned; a read may end inside an event or a character", "");
    }

    private static void AnalyzeCall(OperationContext context, IInvocationOperation call, WireFacts facts)
    {
        var body = new MemberBody(call);
        if (WholeBody.ReadOf(call, body) is { } reading && StreamMedia.Reason(call, body, facts) is { } reason)
            Report(context, reading, "waits for the end of a stream and reads it as one body", reason);
    }

    private static void Report(OperationContext context, IInvocationOperation call, string fault, string reason)
    {
        if (call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.StreamFraming, access.Name.GetLocation(), call.TargetMethod.Name, fault, reason));
    }
}
