using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.CodeFixes.Calls;

namespace Wirefix.CodeFixes.Framing;

/// <summary>One read of a stream in the condition of a loop: <c>(count = await stream.ReadAsync(buffer)) &gt; 0</c>.</summary>
/// <param name="Call">The call that reads.</param>
/// <param name="Stream">The local that holds the stream.</param>
/// <param name="Buffer">The name of the buffer.</param>
/// <param name="Count">The name of the count.</param>
internal sealed record StreamRead(InvocationExpressionSyntax Call, IdentifierNameSyntax Stream, string Buffer, string Count)
{
    /// <summary>The read of a condition; null where it has none, or one of another shape.</summary>
    public static StreamRead? Of(ExpressionSyntax condition)
    {
        if (condition is not BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: 0 } } comparison
            || !(comparison.IsKind(SyntaxKind.GreaterThanExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression))
            || comparison.Left is not ParenthesizedExpressionSyntax { Expression: AssignmentExpressionSyntax assignment }
            || assignment is not { Left: IdentifierNameSyntax count, Right: var value })
        {
            return null;
        }

        var call = value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().LastOrDefault(inner => inner.Name() is "ReadAsync" or "Read");
        return call is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax stream } } && (value == call || call.Await() == value)
            && WholeBuffer(call.ArgumentList.Arguments) is { } buffer
                ? new StreamRead(call, stream, buffer, count.Identifier.ValueText)
                : null;
    }

    /// <summary>Whether a call decodes just the bytes that were read.</summary>
    public bool IsDecodedBy(InvocationExpressionSyntax call) => Texts(call.ArgumentList.Arguments) switch
    {
        [var buffer, "0", var count] => buffer == Buffer && count == Count,
        [var part] => part == $"{Buffer}.AsSpan(0, {Count})",
        _ => false,
    };

    private static string? WholeBuffer(IEnumerable<ArgumentSyntax> arguments) => Texts(arguments) switch
    {
        [var buffer, "0", var length, ..] => length == $"{buffer}.Length" ? buffer : null,
        { Length: 1 or 2 } texts => SyntaxFacts.IsValidIdentifier(texts[0]) ? texts[0] : null,
        _ => null,
    };

    private static string[] Texts(IEnumerable<ArgumentSyntax> arguments) => [.. arguments.Select(argument => argument.ToString())];
}
