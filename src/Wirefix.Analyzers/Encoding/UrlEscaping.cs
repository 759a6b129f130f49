using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Operations;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Encoding;

/// <summary>
/// WIRE3001: a value stands in a path or query unescaped, is escaped twice, or is decoded twice. Reported on the value, or on the
/// call that is too much; the <see cref="UrlFault"/> stands in the <see cref="FaultProperty"/> property.
/// </summary>
public sealed class UrlEscaping : WirefixAnalyzer
{
    /// <summary>The property that holds the <see cref="UrlFault"/>.</summary>
    public const string FaultProperty = "fault";

    /// <summary>The property that holds whether a fix is known for the fault at this place.</summary>
    public const string FixableProperty = "fixable";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UrlEscaping];

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        if (!symbols.HasOutboundTypes && symbols.Type("Microsoft.AspNetCore.Http.HttpResponse") is null)
            return;

        var facts = FactFiles.Of(context.Options, context.CancellationToken);
        context.OnNode<InvocationExpressionSyntax>(UrlCalls.MayTake, operation => AnalyzeUrl(operation, facts), SyntaxKind.InvocationExpression);
        context.OnNode<BaseObjectCreationExpressionSyntax>(
            UrlCalls.MayTake, operation => AnalyzeUrl(operation, facts), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.OnNode<AssignmentExpressionSyntax>(UrlCalls.MayTake, operation => AnalyzeUrl(operation, facts), SyntaxKind.SimpleAssignmentExpression);
        context.OnNode<InvocationExpressionSyntax>(
            call => EscapingCalls.MayEscapeTwice(call) || UrlBuilders.MayBuild(call), AnalyzeEscaping, SyntaxKind.InvocationExpression);
        context.OnNode<BaseObjectCreationExpressionSyntax>(
            UrlBuilders.MayBuild, AnalyzeEscaping, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.OnCall(EscapingCalls.MayDecode, AnalyzeDecoding);
    }

    private static void AnalyzeUrl(OperationContext context, WireFacts facts)
    {
        if (UrlCalls.UrlOf(context.Operation) is not { } url)
            return;

        var body = new MemberBody(context.Operation);
        if (ComposedText(url.Text, body) is not { } composed || UrlText.Of(composed, url.Start) is not { } text || !IsWebAddress(context.Operation, text))
            return;

        var raw = new RawText(body);
        var observed = new AddressFaults(facts, UrlCalls.MethodOf(context.Operation), text.Template);
        foreach (var (value, place) in text.Values)
        {
            if (FaultOf(value, place, raw, observed) is var (fault, name, wrong))
                Report(context, value.Syntax.GetLocation(), fault, fixable: true, name, wrong + observed);
        }
    }

    private static (UrlFault Fault, string Name, string Wrong)? FaultOf(IOperation value, UrlPlace place, RawText raw, AddressFaults observed)
    {
        if (raw.NameOf(value) is { } name)
        {
            return (UrlNames.SayUrl(name) && place != UrlPlace.WholeValue) || (UrlNames.SayCode(name) && !observed.Any)
                ? null
                : (UrlFault.Unescaped, Shortened(value.Syntax), $"stands unescaped in the {(place == UrlPlace.Path ? "path" : "query")} of a URL");
        }

        return place == UrlPlace.Path && value.Unwrapped() is IInvocationOperation call && EscapingCalls.EscapesAsForm(call)
            && raw.NameOf(call.Arguments[0].Value) is { } text
            && !UrlNames.SayCode(text) && !UrlNames.SayUrl(text)
            ? (UrlFault.FormEscaped, EscapingCalls.NameOf(call), "writes a blank as '+', which stays a plus in the path of a URL")
            : null;
    }

    private static void AnalyzeEscaping(OperationContext context)
    {
        if (context.Operation is IInvocationOperation outer && EscapingCalls.Escapes(outer))
        {
            if (EscapingCalls.CallBehind(outer.Arguments[0].Value) is { } inner && EscapingCalls.Escapes(inner))
                ReportCall(context, outer, UrlFault.EscapedTwice, fixable: true, "escapes a value that is escaped already");
            return;
        }

        foreach (var (value, escaping) in UrlBuilders.EscapedValuesOf(context.Operation))
        {
            Report(
                context, value.Syntax.GetLocation(), UrlFault.EscapedBefore, fixable: value == escaping,
                EscapingCalls.NameOf(escaping), $"escapes a value that '{UrlBuilders.NameOf(context.Operation)}' escapes itself");
        }
    }

    private static void AnalyzeDecoding(OperationContext context)
    {
        var outer = (IInvocationOperation)context.Operation;
        if (!EscapingCalls.Decodes(outer))
            return;

        var value = outer.Arguments[0].Value;
        if (EscapingCalls.CallBehind(value) is { } inner && EscapingCalls.Decodes(inner))
            ReportCall(context, outer, UrlFault.DecodedTwice, fixable: true, "decodes a value that is decoded already");
        else if (DecodedValue.SourceOf(value) is { } source)
            ReportCall(context, outer, UrlFault.DecodedTwice, source != DecodedValue.Route, Decoded(source));
    }

    // ASP.NET Core leaves %2F in a route value as it is, so that code may live on a second decoding.
    private static string Decoded(string source) => source == DecodedValue.Route
        ? "decodes a route value that ASP.NET Core has decoded already, '%2F' aside"
        : $"decodes a {source} value that ASP.NET Core has decoded already";

    /// <summary>The expression that puts a URL together: the argument itself, or the only value of the local that is first used here.</summary>
    private static IOperation? ComposedText(IOperation text, MemberBody body)
    {
        if (text is not ILocalReferenceOperation { Local: var local })
            return UrlText.IsComposed(text) ? text : null;

        var first = body.Operations.FirstOrDefault(operation => UrlCalls.UrlOf(operation) is { Text: var used } && used.IsLocal(local));
        return first is not null && UrlCalls.UrlOf(first)!.Value.Text.Syntax == text.Syntax ? body.OnlyValue(local)?.Unwrapped() : null;
    }

    /// <summary>Whether a text that becomes a <see cref="Uri"/> is a web address; files and names have addresses as well.</summary>
    private static bool IsWebAddress(IOperation operation, UrlText text) =>
        operation is not IObjectCreationOperation { Type.Name: nameof(Uri) } || !text.BeginsWithValue
        || (text.FirstValue.Unwrapped() is { Syntax: var first } && UrlNames.SayUrl(first.ToString()));

    private static void ReportCall(OperationContext context, IInvocationOperation call, UrlFault fault, bool fixable, string wrong) =>
        Report(context, call.Syntax.GetLocation(), fault, fixable, EscapingCalls.NameOf(call), wrong);

    private static void Report(OperationContext context, Location location, UrlFault fault, bool fixable, string name, string wrong) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.UrlEscaping,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(FaultProperty, fault.ToString()).Add(FixableProperty, fixable ? "true" : null),
            name,
            wrong));

    private static string Shortened(SyntaxNode syntax)
    {
        var text = syntax.ToString();
        var end = text.IndexOf('\n');
        return text.Length <= 40 && end < 0 ? text : text.Substring(0, Math.Min(39, end < 0 ? 39 : end)).TrimEnd() + "…";
    }
}
