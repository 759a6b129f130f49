using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Encoding;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Recognises values that code writes into the headers of a multipart body, or of a file, between constant texts.</summary>
internal static class HeaderWriting
{
    private const string InFileName = "stands unescaped in the file name of a Content-Disposition header";
    private const string InPartName = "stands unescaped in the name of a part of a multipart body";
    private const string AsBoundary = "is written into the content type of a multipart body by hand";

    /// <summary>The value that follows a text, and what is wrong with it there; null where none follows or the text is no such header.</summary>
    public static WrittenValue? ValueOf(SyntaxNode literal, string text)
    {
        if (Following(literal) is { } next && WrongAfter(text, literal) is { } wrong)
            return new WrittenValue(next, wrong);
        return Placeholder(text) is var (before, index) && Argument(literal, index) is { } argument && WrongAfter(before, literal) is { } wrongThere
            ? new WrittenValue(argument, wrongThere)
            : null;
    }

    /// <summary>Whether a value may hold quotes and letters of any language; a boundary is what the program chooses, and is told in any case.</summary>
    public static bool IsRaw(WrittenValue written, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(written.Value, cancellationToken) is not { } value)
            return false;
        if (written.Wrong == AsBoundary)
            return value.Type?.SpecialType == SpecialType.System_String && !value.ConstantValue.HasValue;
        return new RawText(new MemberBody(value)).NameOf(value) is { } name && !UrlNames.SayCode(name);
    }

    private static string? WrongAfter(string text, SyntaxNode literal)
    {
        if (Ends(text, "filename=\"") || Ends(text, "filename="))
            return InFileName;
        if (Ends(text, " name=\"") && Whole(literal).IndexOf("form-data", StringComparison.OrdinalIgnoreCase) >= 0)
            return InPartName;
        return (Ends(text, "boundary=\"") || Ends(text, "boundary="))
            && Whole(literal).IndexOf("multipart/", StringComparison.OrdinalIgnoreCase) >= 0 && !UsesFramework(literal)
            ? AsBoundary
            : null;
    }

    private static bool Ends(string text, string ending) => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static ExpressionSyntax? Following(SyntaxNode literal) => literal.Parent switch
    {
        InterpolatedStringExpressionSyntax whole =>
            whole.Contents.SkipWhile(part => part != literal).Skip(1).FirstOrDefault() is InterpolationSyntax hole
                ? hole.Expression
                : null,
        BinaryExpressionSyntax sum when !sum.IsKind(SyntaxKind.AddExpression) => null,
        BinaryExpressionSyntax sum when sum.Left == literal => sum.Right,
        BinaryExpressionSyntax { Parent: BinaryExpressionSyntax outer } sum when outer.IsKind(SyntaxKind.AddExpression) && outer.Left == sum => outer.Right,
        _ => null,
    };

    /// <summary>The text before the first placeholder of a format that stands directly behind a parameter's name, and its index.</summary>
    private static (string Before, int Index)? Placeholder(string text)
    {
        var brace = text.IndexOf("name=\"{", StringComparison.OrdinalIgnoreCase) is >= 0 and var start ? start + "name=\"".Length : -1;
        return brace >= 0 && brace + 2 < text.Length && text[brace + 2] == '}' && text[brace + 1] is >= '0' and <= '9'
            ? (text.Substring(0, brace), text[brace + 1] - '0')
            : null;
    }

    private static ExpressionSyntax? Argument(SyntaxNode format, int index)
    {
        if (format.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax list } argument)
            return null;

        var position = list.Arguments.IndexOf(argument) + 1 + index;
        return position < list.Arguments.Count ? list.Arguments[position].Expression : null;
    }

    /// <summary>The text that a literal is a part of, as it is written.</summary>
    private static string Whole(SyntaxNode literal)
    {
        var whole = literal;
        while (whole.Parent is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax)
            whole = whole.Parent;
        return whole.ToString();
    }

    // Code that sets the framework's boundary anew, to take its quotes off, knows what it does.
    private static bool UsesFramework(SyntaxNode inside) => EnclosingMember.Of(inside).DescendantTokens()
        .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "MultipartFormDataContent" or "MultipartContent" or "MultipartReader");
}
