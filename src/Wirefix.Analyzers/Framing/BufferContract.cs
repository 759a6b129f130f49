using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>
/// WIRE4003: a buffer is used against its contract. A pipe is told positions that make it spin or lose a frame, memory is used or
/// handed out although it goes back to its pipe or pool, or a part of a frame is taken as the whole.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferContract : WirefixAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.BufferContract];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var symbols = new BufferSymbols(known);
        if (symbols.Stream is null)
            return;

        context.RegisterOperationAction(operation => AnalyzeCall(operation, symbols), OperationKind.Invocation);
        if (symbols.MemoryOwner is not null)
        {
            context.RegisterOperationAction(
                operation => Report(operation, new PooledMemory(symbols).At(operation.Operation)), OperationKind.Using, OperationKind.UsingDeclaration);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, BufferSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        Report(context, call.TargetMethod.Name switch
        {
            "AdvanceTo" => PipeAdvance.At(call, symbols, Graph),
            "Return" or nameof(IDisposable.Dispose) => new PooledMemory(symbols).At(call, Graph),
            "Read" or "ReadAsync" or "Receive" => new PartialRead(symbols).At(call),
            "ReceiveAsync" => new PartialRead(symbols).At(call).Concat(PartialMessage.At(call, symbols)),
            _ => [],
        });

        ControlFlowGraph Graph() => context.GetControlFlowGraph();
    }

    private static void Report(OperationAnalysisContext context, IEnumerable<BufferMisuse> misuses)
    {
        foreach (var misuse in misuses)
        {
            var others = misuse.Others.Select(other => other.GetLocation());
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.BufferContract, misuse.Place.GetLocation(), others, misuse.Properties, misuse.Message));
        }
    }
}
