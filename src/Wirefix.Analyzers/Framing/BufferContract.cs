using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>
/// WIRE4003: a buffer is used against its contract. A pipe is told positions that make it spin or lose a frame, memory is used or
/// handed out although it goes back to its pipe or pool, or a part of a frame is taken as the whole.
/// </summary>
public sealed class BufferContract : WirefixAnalyzer
{
    private static readonly string[] Renting = ["Rent", "wner"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.BufferContract];

    internal override void Register(RuleActions context, KnownSymbols known)
    {
        var symbols = new BufferSymbols(known);
        if (symbols.Stream is null)
            return;

        context.OnCall(
            name => name is "AdvanceTo" or "Return" or nameof(IDisposable.Dispose) or "Read" or "ReadAsync" or "Receive" or "ReceiveAsync",
            operation => AnalyzeCall(operation, symbols));
        if (symbols.MemoryOwner is null)
            return;

        context.OnNode<UsingStatementSyntax>(
            use => MayRent(use.Declaration), operation => Report(operation, new PooledMemory(symbols).At(operation.Operation)), SyntaxKind.UsingStatement);
        context.OnNode<LocalDeclarationStatementSyntax>(
            use => use.UsingKeyword != default && MayRent(use.Declaration),
            operation => Report(operation, new PooledMemory(symbols).At(operation.Operation)), SyntaxKind.LocalDeclarationStatement);
    }

    // A pool's memory is rented, and whoever owns it says so by type or by name.
    private static bool MayRent(VariableDeclarationSyntax? declaration) =>
        declaration is not null && WordSearch.HasAny(declaration.SyntaxTree, Renting, CancellationToken.None)
        && declaration.ToString() is var text && Renting.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static void AnalyzeCall(OperationContext context, BufferSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        Report(context, call.TargetMethod.Name switch
        {
            "AdvanceTo" => PipeAdvance.At(call, symbols, context.FlowGraph),
            "Return" or nameof(IDisposable.Dispose) => new PooledMemory(symbols).At(call, context.FlowGraph),
            "Read" or "ReadAsync" or "Receive" => new PartialRead(symbols).At(call),
            "ReceiveAsync" => new PartialRead(symbols).At(call).Concat(PartialMessage.At(call, symbols)),
            _ => [],
        });
    }

    private static void Report(OperationContext context, IEnumerable<BufferMisuse> misuses)
    {
        foreach (var misuse in misuses)
        {
            var others = misuse.Others.Select(other => other.GetLocation());
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.BufferContract, misuse.Place.GetLocation(), others, misuse.Properties, misuse.Message));
        }
    }
}
