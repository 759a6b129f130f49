using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>The change of text that lets the framework's types read what code reads by hand.</summary>
internal static class MultipartEdit
{
    private const string Headers = "Microsoft.Net.Http.Headers";

    /// <summary>The change for the fault that was reported at a span; null where it cannot be mended there.</summary>
    public static TextChange? Of(SyntaxNode root, TextSpan span, MultipartFault? fault, SemanticModel model)
    {
        return (fault, NodeAt(root, span)) switch
        {
            (MultipartFault.BoundaryParsed, InvocationExpressionSyntax call) => ParsedBoundary(call, model),
            (MultipartFault.FileNameOnly, SimpleNameSyntax name) => EncodedNameFirst(name),
            _ => null,
        };
    }

    /// <summary>The change that takes the quotes off a boundary that the code at a span cuts out; null where that is not possible there.</summary>
    public static TextChange? Unquoted(SyntaxNode root, TextSpan span, SemanticModel model) =>
        NodeAt(root, span) is InvocationExpressionSyntax search && CutOf(search, model) is var (_, cut)
            ? new TextChange(new TextSpan(cut.Span.End, 0), ".Trim('\"')")
            : null;

    private static SyntaxNode? NodeAt(SyntaxNode root, TextSpan span) =>
        root.FullSpan.Contains(span) ? root.FindNode(span, getInnermostNodeForTie: true) : null;

    private static TextChange? ParsedBoundary(InvocationExpressionSyntax search, SemanticModel model)
    {
        if (CutOf(search, model) is not var (contentType, cut)
            || model.Compilation.GetTypeByMetadataName($"{Headers}.HeaderUtilities") is null)
            return null;

        var parsed = $"{Name("MediaTypeHeaderValue", search, model)}.Parse({contentType}).Boundary";
        return new TextChange(cut.Span, $"{Name("HeaderUtilities", search, model)}.RemoveQuotes({parsed}).ToString()");
    }

    private static (ExpressionSyntax ContentType, ExpressionSyntax Cut)? CutOf(InvocationExpressionSyntax search, SemanticModel model) =>
        search.Expression is MemberAccessExpressionSyntax { Expression: var contentType }
        && Cut(search, contentType) is { } cut && !cut.HasComment(cut.Span)
        && model.GetTypeInfo(contentType).Type is { SpecialType: SpecialType.System_String }
            ? (contentType, cut)
            : null;

    /// <summary>The expression that is the boundary when a call has found it; null where that is no expression by itself.</summary>
    private static ExpressionSyntax? Cut(InvocationExpressionSyntax search, ExpressionSyntax contentType) => search.Parent switch
    {
        // contentType.Split("boundary=")[1]
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } part
            when part.Expression == search && index[0].ToString() is "1" or "^1" => part,

        // contentType.Split("boundary=").Last()
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Last", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } last } => last,

        // contentType.Substring(contentType.IndexOf("boundary=") + 9)
        BinaryExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax whole } } } sum
            when sum.IsKind(SyntaxKind.AddExpression) && whole.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring" } substring
            && SyntaxFactory.AreEquivalent(substring.Expression, contentType) => whole,
        _ => null,
    };

    private static TextChange? EncodedNameFirst(SimpleNameSyntax name)
    {
        // The whole chain up to the name is written twice, so that it may only name things.
        SyntaxNode read = name;
        while (read.Parent is (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax) and var outer
            && outer.Span.End == name.Span.End)
            read = outer;
        if (read is not ExpressionSyntax { Span.Length: var length } whole || !Names(whole) || whole.HasComment(whole.Span))
            return null;

        var owner = whole.ToString().Substring(0, length - name.Span.Length);
        var stands = whole.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
            || (whole.Parent is BinaryExpressionSyntax choice && choice.IsKind(SyntaxKind.CoalesceExpression))
            || (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Right == whole);
        var code = $"{owner}FileNameStar ?? {owner}FileName{(ThinksOfQuotes(whole) ? "" : "?.Trim('\"')")}";
        return new TextChange(whole.Span, stands ? code : $"({code})");
    }

    private static bool Names(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax or ThisExpressionSyntax or MemberBindingExpressionSyntax => true,
        MemberAccessExpressionSyntax access => Names(access.Expression),
        ConditionalAccessExpressionSyntax access => Names(access.Expression) && Names(access.WhenNotNull),
        PostfixUnaryExpressionSyntax { Operand: var operand } forgiven => forgiven.IsKind(SyntaxKind.SuppressNullableWarningExpression) && Names(operand),
        _ => false,
    };

    // Before .NET 10 the plain name has the quotes that stand in the header; taking them off twice does no harm, but is not needed.
    private static bool ThinksOfQuotes(SyntaxNode inside) =>
        inside.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Any(QuoteAwareness.IsShownBy) == true;

    private static string Name(string type, SyntaxNode inside, SemanticModel model)
    {
        var known = model.LookupNamespacesAndTypes(inside.SpanStart, name: type);
        return known.Length == 1 && known[0].ContainingNamespace?.ToDisplayString() == Headers ? type : $"{Headers}.{type}";
    }
}
