using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Outbound;

namespace Wirefix.Analyzers.Framing;

/// <summary>
/// WIRE4002: the boundary of a multipart body, or a name in the headers of its parts, is written or read by hand. Reported on the value
/// that is written, on the call that cuts, or on the property that is read; the <see cref="MultipartFault"/> stands in the
/// <see cref="FaultProperty"/> property.
/// </summary>
public sealed class HandMadeMultipart : WirefixAnalyzer
{
    /// <summary>The property that holds the <see cref="MultipartFault"/>.</summary>
    public const string FaultProperty = "fault";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.HandMadeMultipart];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        context.OnSyntax(AnalyzeText, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.OnNode<InvocationExpressionSyntax>(
            call => CalledName.Of(call) == nameof(string.Split) && HeaderParsing.SplitsContentType(call), AnalyzeSplit, SyntaxKind.InvocationExpression);
        if (symbols.Type("System.Net.Http.Headers.ContentDispositionHeaderValue") is not { } disposition)
            return;

        context.OnNode<MemberAccessExpressionSyntax>(
            access => access.Name.Identifier.ValueText == FileNameUse.Property,
            operation => AnalyzeFileName(operation, disposition),
            SyntaxKind.SimpleMemberAccessExpression);
        context.OnNode<MemberBindingExpressionSyntax>(
            binding => binding.Name.Identifier.ValueText == FileNameUse.Property,
            operation => AnalyzeFileName(operation, disposition),
            SyntaxKind.MemberBindingExpression);
    }

    private static void AnalyzeText(SyntaxNodeAnalysisContext context)
    {
        var text = context.Node.GetFirstToken().ValueText;
        if (text.IndexOf('=') < 0)
            return;

        if (HeaderParsing.CutOf(context.Node, text) is { } cut && IsText(cut.Call, context.SemanticModel))
            Report(context.ReportDiagnostic, cut.Call.GetLocation(), cut.Fault, cut.Method, Cut(cut.Fault));
        else if (HeaderWriting.ValueOf(context.Node, text) is { } written && HeaderWriting.IsRaw(written, context.SemanticModel, context.CancellationToken))
            Report(context.ReportDiagnostic, written.Value.GetLocation(), MultipartFault.Built, written.Value.ToString(), written.Wrong);
    }

    private static void AnalyzeSplit(OperationContext context)
    {
        const MultipartFault fault = MultipartFault.BoundaryParsed;
        if (context.Operation is IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } call)
            Report(context.ReportDiagnostic, call.Syntax.GetLocation(), fault, nameof(string.Split), Cut(fault));
    }

    private static void AnalyzeFileName(OperationContext context, INamedTypeSymbol disposition)
    {
        if (context.Operation is not IPropertyReferenceOperation read
            || !SymbolEqualityComparer.Default.Equals(read.Property.ContainingType, disposition)
            || !FileNameUse.IsAll(read))
            return;

        var name = FileNameUse.NameOf(read.Syntax);
        Report(
            context.ReportDiagnostic, name.GetLocation(), MultipartFault.FileNameOnly, name.ToString(),
            "leaves a name in 'filename*' out, which is where one that is not ASCII stands");
    }

    private static string Cut(MultipartFault fault) => fault == MultipartFault.BoundaryParsed
        ? "cuts the boundary out by hand: a quoted one keeps its quotes"
        : "cuts the file name out by hand: an escaped quote, and a name in 'filename*', are lost";

    private static bool IsText(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var text } && model.GetTypeInfo(text).Type is { } type
        && (type.SpecialType == SpecialType.System_String || (type.Name is "Span" or "ReadOnlySpan" or "StringSegment" && Framework.Owns(type)));

    private static void Report(Action<Diagnostic> report, Location location, MultipartFault fault, string name, string wrong) => report(Diagnostic.Create(
        Rules.HandMadeMultipart, location, ImmutableDictionary<string, string?>.Empty.Add(FaultProperty, fault.ToString()), name, wrong));
}
